"""The parts of the entity stage: words and tables, names, who bears which name, and what descriptions and pronouns stand for."""
