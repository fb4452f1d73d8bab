"""What the atlas knows: each column described once, each table once."""
