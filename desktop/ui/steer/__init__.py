"""Steering a picture by hand: its numbers, its neighbours, mixes of several."""
