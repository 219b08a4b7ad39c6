"""Networks that know a million photos already: the training's and the judge's."""
