"""The tables of the fact store. The content files are the truth; the tables are made anew from them."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, MetaData, String, Table, Text

from bot.facts.model import Reply, Reviewer, Show

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _one_of(column: str, allowed: type) -> CheckConstraint:
    values = ", ".join(f"'{each.value}'" for each in allowed)  # type: ignore[attr-defined]
    return CheckConstraint(f"{column} IN ({values})", name=column)


def _refers_to(table: str) -> ForeignKey:
    return ForeignKey(f"atlas_{table}.id", ondelete="CASCADE")


def _named(table: str, *columns: Column) -> Table:
    """A table of things with an id, kept in the order of the files."""
    return Table(
        f"atlas_{table}",
        metadata,
        Column("id", String(100), primary_key=True),
        Column("position", Integer, nullable=False),
        *columns,
    )


def _listed(table: str, owner: str, *columns: Column) -> Table:
    """A table of what belongs to one `owner`, in its order."""
    return Table(
        f"atlas_{table}",
        metadata,
        Column(f"{owner}_id", _refers_to(owner), primary_key=True),
        Column("position", Integer, primary_key=True),
        *columns,
    )


# One row: which version of the content the other tables hold.
content = Table(
    "atlas_content",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="single"), primary_key=True),
    Column("layout", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
)
topic = _named("topic")
condition = _named("condition", Column("name", Text, nullable=False))
treatment = _named(
    "treatment",
    Column("name", Text, nullable=False),
    Column("part_of", ForeignKey("atlas_treatment.id", deferrable=True, initially="DEFERRED"), nullable=True),
)
aspect = _named("aspect", Column("title", Text, nullable=False))
source = _named(
    "source",
    Column("title", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("url", Text),
    Column("published", Text),
    Column("read", Text, nullable=False),
)
fact = _named(
    "fact",
    Column("topic_id", _refers_to("topic"), nullable=False, index=True),
    Column("treatment_id", _refers_to("treatment"), index=True),
    Column("aspect_id", _refers_to("aspect"), index=True),
    Column("text", Text, nullable=False),
    Column("reviewed", Date, nullable=False),
    Column("by", String(20), nullable=False),
    Column("show", String(20), nullable=False),
    _one_of("by", Reviewer),
    _one_of("show", Show),
    CheckConstraint("(topic_id = 'treatment_option') = (treatment_id IS NOT NULL)", name="treatment_option"),
    CheckConstraint("length(text) > 0", name="text"),
)
condition_name = _listed("condition_name", "condition", Column("name", Text, nullable=False))
treatment_name = _listed("treatment_name", "treatment", Column("name", Text, nullable=False))
aspect_name = _listed("aspect_name", "aspect", Column("name", Text, nullable=False))
fact_condition = _listed(
    "fact_condition",
    "fact",
    Column("condition_id", _refers_to("condition"), nullable=False, index=True),
    Column("cell", Text),  # what the comparison table says of this condition
)
fact_source = _listed("fact_source", "fact", Column("source_id", _refers_to("source"), nullable=False, index=True))
fact_question = _listed(
    "fact_question",
    "fact",
    Column("question", Text, nullable=False),
    Column("reply", String(20)),
    CheckConstraint(
        "reply IN ({})".format(", ".join(f"'{each.value}'" for each in Reply)),
        name="reply",
    ),
)
Index("ix_atlas_fact_condition_pair", fact_condition.c.condition_id, fact_condition.c.fact_id, unique=True)

# Raise this number whenever a table changes: the tables of another layout are dropped and made anew.
LAYOUT = 1
