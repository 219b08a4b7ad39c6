"""The variational autoencoder: encoder, decoder and the loss that joins them."""
