"""What the window shows, as plain values without Qt: every change makes a new one."""
