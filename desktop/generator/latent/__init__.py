"""Points of the latent space: paths between them, and a map of them."""
