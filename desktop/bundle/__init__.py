"""Builds the standalone app: python bootstrap.py bundle. No part of the app itself."""
