"""Atlas sociálního začleňování: the index of social exclusion, from published counts to maps."""
