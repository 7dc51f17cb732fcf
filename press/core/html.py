"""HTML as the tree that browsers build of it, by one library: whatever is broken, is repaired as they repair it."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode


def fragment(html: str) -> LexborHTMLParser:
    """The tree of a piece of a page, such as a rendered text."""
    return LexborHTMLParser(html, is_fragment=True)


def attributes(node: LexborNode) -> dict[str, str]:
    """An element's attributes; the value of one that has none is empty."""
    return {name: value or "" for name, value in node.attributes.items()}


def walk(top: LexborHTMLParser | LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """What is in a tree or in an element, in the order of the HTML.

    Each text, comment and element comes with True; an element again, with False, where it ends. The content of a
    `<template>` is no part of the tree. No tree is too deep: it calls no function in itself.
    """
    opened: list[LexborNode] = []
    node = top.root if isinstance(top, LexborHTMLParser) else top.first_child
    while node is not None:
        yield node, True
        if (child := node.first_child) is not None:
            opened.append(node)
            node = child
            continue
        if node.is_element_node:
            yield node, False
        while node.next is None and opened:
            node = opened.pop()
            yield node, False
        node = node.next
