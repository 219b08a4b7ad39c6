"""Keeping pictures: saving with a preview, animations, the clipboard, dragging out."""
