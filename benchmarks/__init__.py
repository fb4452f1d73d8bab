"""What the atlas claims about its speed and weight, measured; the results are in ``README.md`` beside this file."""
