"""What the operators of a graph do to the shapes of arrays, and what a model costs, beforehand."""
