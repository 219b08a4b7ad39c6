"""A functional model's layers called one after another, and nothing around them.

Whenever a layer is called, Keras looks at its arguments, shapes, types, masks and scopes. Once a
model is built none of that changes what comes out of it: all its layers take float32 tensors, and
none has a mask or does something else while it learns. It takes 8 ms, which would be a thirtieth of
a training step with the default preset; so a step goes without.
"""

from collections.abc import Callable

import keras

from kvae.tensors import Tensor


class InOrder:
    """A model of one input, called without what Keras does around its layers."""

    def __init__(self, model: keras.Model):
        """Notes what each layer takes and gives; they lie in the order of the graph."""
        self.model = model  # by whose symbols the tensors are known
        self.calls: list[tuple[Callable, int | list[int], int]] = []
        for layer in model.layers:
            if isinstance(layer, keras.layers.InputLayer):
                continue
            taken = layer.input
            names = [id(x) for x in taken] if isinstance(taken, list) else id(taken)
            self.calls.append((layer.call, names, id(layer.output)))

    def __call__(self, x: Tensor) -> list[Tensor]:
        """Returns the model's outputs."""
        found = {id(self.model.inputs[0]): x}
        for call, taken, given in self.calls:
            found[given] = call(
                [found[name] for name in taken] if isinstance(taken, list) else found[taken]
            )
        return [found[id(output)] for output in self.model.outputs]
