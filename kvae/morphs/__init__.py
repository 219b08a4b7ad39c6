"""Morphs: pictures between photos, made by bringing the photos into correspondence first.

Mixing two photos pixel by pixel shows both, one through the other. Here a smooth displacement field
says which point of one photo belongs to which of the other; both are bent half way, or any part of
the way, and only then mixed; of things on plain ground one gives the outline, and of scenes that do
not fit, one is seen at some positions and the other at the rest. The photos are the corners of a
continuum of sharp pictures that nobody took. Plain arrays, no network:

    python -m kvae.morphs --photos DIR        a contact sheet, and which photos fit which
"""
