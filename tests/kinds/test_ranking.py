"""An order of a fixed list: all of it, each entry once."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.domain.claims import Industry, Metric
from vetter.domain.region import DEFAULT_REGION as REGION
from vetter.errors import InputError
from vetter.kinds import Ranking

THREE = Ranking((Metric.LIKES, Metric.PROFIT, Metric.VIRAL_POST))
COMMAS = Ranking((Industry.RETAIL_ECOMMERCE, Industry.FASHION))


@given(st.permutations(THREE.entries), st.sampled_from([";", " > ", "\n", ","]))
def test_labels_and_keys_are_read_in_order(order: list[Metric], between: str) -> None:
    """Whatever stands between them."""
    assert THREE.parse(between.join(entry.label for entry in order), REGION) == tuple(order)
    assert THREE.parse(between.join(entry.value for entry in order), REGION) == tuple(order)


def test_a_label_with_a_comma_is_read_whole() -> None:
    """Between semicolons a comma belongs to the label."""
    order = (Industry.FASHION, Industry.RETAIL_ECOMMERCE)
    assert COMMAS.parse(COMMAS.write(order, REGION), REGION) == order


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (["likes", "profit"], "These have no place yet: a post that went viral."),
        (["likes", "profit", "likes"], "“likes” stands there twice."),
        (["likes", "profit", "views"], "“views” is not one of: likes, profit, viral_post."),
        ([], "These have no place yet: likes, profit, a post that went viral."),
        ([None, None, None], "These have no place yet: likes, profit, a post that went viral."),
        ("likes", "This must be a list in order."),
    ],
)
def test_anything_but_a_whole_order_is_refused(raw: Any, said: str) -> None:
    """A file says all of it or nothing."""
    with pytest.raises(InputError) as refused:
        THREE.from_json(raw)
    assert str(refused.value) == said


def test_half_an_order_typed_is_refused() -> None:
    """And what is left out is named."""
    with pytest.raises(InputError, match="These have no place yet: likes"):
        THREE.parse("profit; viral_post", REGION)


def test_a_file_s_form_is_told() -> None:
    """Every entry once, none beside them."""
    keys: list[Any] = [entry.value for entry in THREE.entries]
    assert THREE.schema() == {"type": "array", "items": {"enum": keys}, "uniqueItems": True, "minItems": 3, "maxItems": 3}
