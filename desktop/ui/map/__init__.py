"""The map of the photos in latent space, and photos of the user's own on it."""
