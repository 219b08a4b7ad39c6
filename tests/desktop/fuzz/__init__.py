"""Files as strangers may make them, many thousands: python -m tests.desktop.fuzz."""
