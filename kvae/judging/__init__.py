"""How good a model is: every figure, with its 95 % interval, and the verdict."""
