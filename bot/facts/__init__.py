"""What we know: reviewed facts on conditions and their treatments.

model      frozen dataclasses: Fact, Source, Condition, Treatment, Aspect, Catalogue
yaml_file  reading YAML so that every error can name its line
catalogue  the files of `data/facts/` -> Catalogue, strictly
store      Catalogue <-> database (the SQLAlchemy part)
"""
