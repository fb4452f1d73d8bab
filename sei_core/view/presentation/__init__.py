"""What each slide of a presentation says: a module for each group of slides, frames of queries in, ``Slide`` out."""
