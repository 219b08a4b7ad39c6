"""How the report looks: the same document as one HTML file and as a PDF."""
