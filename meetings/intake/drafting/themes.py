"""The words of an outcome -> what it is about, by a short list of themes; a word that could mean two is no sign."""

import re

from meetings.intake.alternation import by_first_letter, matches

_THEMES = (
    ("Climate and environment", r"climate|emissions?|net zero|biodiversity|environment\w*|plastics?|deforestation"
                                r"|carbon"),
    ("Counter-narcotics", r"narcotics?|drugs?|opioids?|fentanyl|precursors?|trafficking of illicit|methamphetamine"
                          r"|cocaine"
     r"|nitazenes|tramadol|amphetamine|psychoactive|coca"),
    ("Defence", r"defen[cs]e|military|armed forces|weapons?|navy|navies|naval|army|troops|co-production of"
                r"|patrol vessels?"),
    ("Education and culture", r"education\w*|universit\w+|students?|scholarships?|cultur\w+|heritage|sports?"
                              r"|training places"),
    ("Energy", r"energy|electricity|nuclear power|hydropower|natural gas|LNG|oil|renewables?|grid"
               r"|transmission lines?|hydrogen"),
    ("Health", r"health\w*|vaccin\w+|pandemics?|medical|medicines?|hospitals?|disease\w*"),
    ("Human rights and democracy", r"human rights|democra\w+|rule of law|gender equality|press freedom"),
    ("Humanitarian affairs", r"humanitarian|refugees?|hostages?|famine|disaster relief|food security"),
    ("Law enforcement", r"police|organi[sz]ed crime|money laundering|extradition|smuggling|counterterrorism"
     r"|counter-terrorism|terroris[mt]|law enforcement|traffickers|cybercrime"),
    ("Maritime affairs", r"maritime|seas?|ports?|shipping|coast guards?|hydrograph\w+|fisher\w+|fishing|vessels?"),
    ("Migration and consular affairs", r"migra\w+|visas?|consular|irregular crossings|border crossings?|asylum"),
    ("Peace and security", r"cease-?fire|peace\w*|sovereignty|territorial integrity|security|deterrence"
                           r"|non-proliferation"),
    ("Science and technology", r"technolog\w+|artificial intelligence|AI|semiconductors?|space|cyber\w*|digital\w*"
                               r"|quantum"
     r"|telecommunications|scien\w+|research"),
    ("Trade and investment", r"trade|tariffs?|invest\w+|exports?|imports?|supply chains?|critical minerals|econom\w+"
                             r"|market access"),
    ("Transport and connectivity", r"transport\w*|rail\w*|aviation|airports?|roads?|connectivity|corridors?"),
)  # fmt: skip
_WORDS = re.compile(
    r"\b(?:" + "|".join(f"(?P<T{number}>{words})" for number, (_, words) in enumerate(_THEMES)) + r")\b"
)
#: The letters with which each of the words begins, up to what its pattern leaves open: "emissions?" begins "emission".
_BEGINNINGS = re.compile(
    by_first_letter(
        {
            beginning[0]
            for _, words in _THEMES
            for word in words.split("|")
            if (beginning := re.match(r"[A-Za-z]+?(?=[a-z]\?|[^A-Za-z]|$)", word))
        }
    )
)


def themes_of(words: str) -> tuple[str, ...]:
    """Return the themes that the words of an outcome name, in the order of the list; none where they name none."""
    named = {int(str(match.lastgroup)[1:]) for match in matches(_WORDS, _BEGINNINGS, words)}
    return tuple(name for number, (name, _) in enumerate(_THEMES) if number in named)
