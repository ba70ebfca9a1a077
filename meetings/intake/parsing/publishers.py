"""A source's address or news agency -> who published it and, for a government, whose account it is."""

from urllib.parse import urlsplit

#: Host (and all its subdomains) -> publisher, and the country whose government it is (ISO 3166-1 alpha-2).
_HOSTS: dict[str, tuple[str, str | None]] = {
    "whitehouse.gov": ("The White House", "US"),
    "whitehouse.archives.gov": ("The White House", "US"),
    "bidenwhitehouse.archives.gov": ("The White House", "US"),
    "trumpwhitehouse.archives.gov": ("The White House", "US"),
    "obamawhitehouse.archives.gov": ("The White House", "US"),
    "georgewbush-whitehouse.archives.gov": ("The White House", "US"),
    "clintonwhitehouse1.archives.gov": ("The White House", "US"),
    "clintonwhitehouse4.archives.gov": ("The White House", "US"),
    "state.gov": ("U.S. Department of State", "US"),
    "usembassy.gov": ("U.S. Department of State", "US"),
    "justice.gov": ("U.S. Department of Justice", "US"),
    "treasury.gov": ("U.S. Department of the Treasury", "US"),
    "dhs.gov": ("U.S. Department of Homeland Security", "US"),
    "dea.gov": ("U.S. Drug Enforcement Administration", "US"),
    "commerce.gov": ("U.S. Department of Commerce", "US"),
    "defense.gov": ("U.S. Department of Defense", "US"),
    "ustr.gov": ("Office of the U.S. Trade Representative", "US"),
    "mea.gov.in": ("Ministry of External Affairs", "IN"),
    "pib.gov.in": ("Press Information Bureau", "IN"),
    "mha.gov.in": ("Ministry of Home Affairs", "IN"),
    "narcoticsindia.nic.in": ("Narcotics Control Bureau", "IN"),
    "gov.uk": ("Government of the United Kingdom", "GB"),
    "canada.ca": ("Government of Canada", "CA"),
    "gc.ca": ("Government of Canada", "CA"),
    "pm.gc.ca": ("Prime Minister of Canada", "CA"),
    "gob.mx": ("Government of Mexico", "MX"),
    "pm.gov.au": ("Prime Minister of Australia", "AU"),
    "dfat.gov.au": ("Department of Foreign Affairs and Trade", "AU"),
    "foreignminister.gov.au": ("Minister for Foreign Affairs", "AU"),
    "beehive.govt.nz": ("New Zealand Government", "NZ"),
    "mofa.go.jp": ("Ministry of Foreign Affairs of Japan", "JP"),
    "meti.go.jp": ("Ministry of Economy, Trade and Industry", "JP"),
    "kantei.go.jp": ("Prime Minister's Office of Japan", "JP"),
    "mofa.go.kr": ("Ministry of Foreign Affairs of the Republic of Korea", "KR"),
    "fmprc.gov.cn": ("Ministry of Foreign Affairs of China", "CN"),
    "mfa.gov.cn": ("Ministry of Foreign Affairs of China", "CN"),
    "mfa.gov.sg": ("Ministry of Foreign Affairs of Singapore", "SG"),
    "bundesregierung.de": ("Federal Government of Germany", "DE"),
    "auswaertiges-amt.de": ("Federal Foreign Office", "DE"),
    "diplomatie.gouv.fr": ("Ministry for Europe and Foreign Affairs", "FR"),
    "elysee.fr": ("Presidency of the French Republic", "FR"),
    "dfa.ie": ("Department of Foreign Affairs of Ireland", "IE"),
    "ireland.ie": ("Government of Ireland", "IE"),
    "mfa.gov.ua": ("Ministry of Foreign Affairs of Ukraine", "UA"),
    "ec.europa.eu": ("European Commission", "EU"),
    "commission.europa.eu": ("European Commission", "EU"),
    "eeas.europa.eu": ("European External Action Service", "EU"),
    "consilium.europa.eu": ("Council of the European Union", "EU"),
    "unodc.org": ("United Nations Office on Drugs and Crime", None),
    "un.org": ("United Nations", None),
    "nato.int": ("NATO", None),
}

#: Other ways in which a press release or a wire copy names a publisher above.
_NAMES = {name.casefold().removeprefix("the "): name for name, _ in _HOSTS.values()}


def publisher_of(source_url: str) -> tuple[str | None, str | None]:
    """Return the publisher and the issuing country by the address' host; ``(None, None)`` for a host not known."""
    try:
        host = (urlsplit(source_url).hostname or "").removeprefix("www.")
    except ValueError:
        return None, None
    while host:
        if host in _HOSTS:
            return _HOSTS[host]
        _, _, host = host.partition(".")
    return None, None


def publisher_named(words: str) -> str | None:
    """Return the publisher that ``words`` name ("the White House"); None when it is none of those known."""
    return _NAMES.get(words.casefold().removeprefix("the ").strip())
