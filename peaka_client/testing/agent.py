"""The agent: no language model, but a few known questions that become SQL over the sample data.

The same question always gets the same answer. What Peaka's own agent says is not known; the shapes of its replies are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .sql.errors import SqlError
from .sql.execute import run

if TYPE_CHECKING:
    from .names import ProjectNames
    from .state import Project

__all__ = ["SAMPLE_QUESTIONS", "Thought", "answer"]

SAMPLE_QUESTIONS = (
    ("How many orders last week?", "orders"),
    ("How much did we sell last week?", "revenue"),
    ("What are the top 3 products?", "products"),
    ("Who are the top 5 customers?", "customers"),
    ("What is the average order value?", "revenue"),
)

_ORDERS = '"shop"."public"."orders"'
_SINCE = {
    "today": "order_date = current_date",
    "yesterday": "order_date = current_date - INTERVAL '1' DAY",
    "week": "order_date >= current_date - INTERVAL '7' DAY",
    "month": "order_date >= current_date - INTERVAL '30' DAY",
}
_PLACES = {
    "customer": '"shop"."public"."customers"', "product": '"shop"."public"."products"', "order": _ORDERS,
    "charge": '"stripe_payments"."payment"."charges"', "supplier": '"peaka"."table"."suppliers"',
}  # fmt: skip


@dataclass(slots=True)
class Thought:
    """What the agent makes of a question."""

    question: str
    intent: str
    summary: str
    sql: str = ""
    columns: list[str] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    rows: list[list[str | None]] = field(default_factory=list)
    error: str = ""

    def turn(self) -> dict[str, Any]:
        """As a thread remembers it."""
        return {
            "question": self.question,
            "summary": self.summary,
            "sql": self.sql,
            "intent": self.intent,
            "columns": self.columns,
            "types": self.types,
            "rows": self.rows,
        }


def _when(text: str) -> tuple[str, str]:
    for word, condition in _SINCE.items():
        if word in text:
            return f" WHERE {condition}", f" {word}" if word in ("today", "yesterday") else f" in the last {word}"
    return "", ""


def _plan(text: str) -> tuple[str, str] | None:
    """The SQL for a question and the sentence that tells its result."""
    where, when = _when(text)
    top = re.search(r"top (\d+)", text)
    limit = top[1] if top else "5"
    if re.search(r"(average|mean).*(order|basket)", text):
        return f"SELECT avg(total) AS average FROM {_ORDERS}{where}", f"The average order{when} is worth {{0}}."
    if re.search(r"(how much|revenue|sales|sell|sold|turnover)", text) and "product" not in text:
        return f"SELECT sum(total) AS revenue FROM {_ORDERS}{where}", f"Sales{when} come to {{0}}."
    if re.search(r"(top|best|most).*product|product.*(best|most)", text):
        return (
            f'SELECT p.name, sum(i.quantity) AS sold FROM "shop"."public"."order_items" i '
            f"JOIN {_PLACES['product']} p ON p.id = i.product_id "
            f"GROUP BY p.name ORDER BY sold DESC, p.name LIMIT {limit}"
        ), "{0} sells best: {1} times."
    if re.search(r"(top|best|most).*customer|customer.*(best|most)", text):
        return (
            f"SELECT c.name, sum(o.total) AS spent FROM {_ORDERS} o "
            f"JOIN {_PLACES['customer']} c ON c.id = o.customer_id "
            f"GROUP BY c.name ORDER BY spent DESC, c.name LIMIT {limit}"
        ), "{0} spent most: {1}."
    if re.search(r"how many|count|number of", text):
        for word, place in _PLACES.items():
            if word in text:
                condition = where if place == _ORDERS else ""
                return (
                    f"SELECT count(*) AS n FROM {place}{condition}",
                    f"There are {{0}} {word}s{when if condition else ''}.",
                )
    return None


async def answer(project: Project, names: ProjectNames, question: str, *, execute: bool = True) -> Thought:
    """Answer a question, with data unless ``execute`` is false."""
    plan = _plan(question.lower())
    if plan is None:
        hint = "; ".join(known for known, _ in SAMPLE_QUESTIONS[:3])
        return Thought(question, "USER_INTENT_NOT_CLEAR", f"I do not know how to answer that. Try: {hint}")
    sql, sentence = plan
    thought = Thought(question, "TEXT_TO_SQL", "Here is a query for that.", sql)
    if not execute:
        return thought
    try:
        result = await run(sql, names)
    except SqlError as error:
        thought.error, thought.summary = str(error), f"The query failed: {error}"
        return thought
    thought.columns, thought.types, thought.rows = [one.name for one in result.columns], result.types, result.rows
    first = [value if value is not None else "nothing" for value in result.rows[0]] if result.rows else ["nothing"] * 2
    thought.summary = sentence.format(*first)
    return thought
