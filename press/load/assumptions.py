"""What the arithmetic starts from: two kinds of day, one machine, one CDN. Change here what is different for you."""

from __future__ import annotations

from dataclasses import dataclass

PICTURE = 70_000  # bytes, an assumption: a photo in the text as AVIF, 768 pixels wide
ICON = 180  # bytes of icon.svg
HANDSHAKE = 4_000  # bytes that a server sends to begin an encrypted connection, an assumption: its certificates decide
PACKETS = 1_500 / 1_460  # every packet of 1,460 bytes has a head of its own
OWN = 1.2  # a page that its host compresses by itself, to ours: 1.12 with brotli 5, 1.20 with brotli 4 or gzip 6
BURST = 3  # an assumption: how many times busier than its hour's mean the busiest second is
EDGES = 300  # an assumption: places in which a CDN keeps copies of its own
HOLDS = (10, 60, 300)  # seconds for which a CDN may hold an answer
NGINX = 81_000  # answers a second of one nginx, measured with wrk on two busy cores, without encryption
RSA = 4_000  # new connections a second of one core, as `openssl speed rsa2048` measures them
LINE = 1e9 / 8  # bytes a second: one gigabit
FREE = 100e9  # bytes a month: GitHub Pages' soft limit
MONTH = 30  # days


@dataclass(frozen=True)
class Day:
    """A day: how many visits it has, which part of them is in its busiest hour, and how many pages they ask for."""

    name: str
    visits: int
    hour: float
    pages: int

    @property
    def second(self) -> float:
        """Visits in its busiest second."""
        return self.visits * self.hour / 3600 * BURST


DAYS = (  # the shares are assumptions
    Day("usual", 1_000_000, 0.10, 100),
    Day("burst", 5_000_000, 0.25, 2),
)
