"""Places in the latent space: ways between them, and a map of them."""
