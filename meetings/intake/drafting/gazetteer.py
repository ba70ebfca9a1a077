"""Words in a text -> the country they mean: names, short names, demonyms and capitals, as plain data.

Codes are ISO 3166-1 alpha-2 (``EU`` is the reserved code of the European Union). Forms that mean two countries or an
ordinary word as well ("Congo", "Georgian", "Turkey" as a bird is not a risk in capitals) are left out or kept whole.
"""

import re
from functools import lru_cache

from .lexicon import word_set

# One country a line: code | name | other names | demonyms (adjectives and people) | capital (and its other spellings)
_ROWS = """
AF|Afghanistan||Afghan,Afghans|Kabul
AL|Albania||Albanian,Albanians|Tirana
DZ|Algeria||Algerian,Algerians|Algiers
AD|Andorra||Andorran|Andorra la Vella
AO|Angola||Angolan,Angolans|Luanda
AG|Antigua and Barbuda||Antiguan|Saint John's,St. John's
AR|Argentina|Argentine Republic|Argentine,Argentinian,Argentines|Buenos Aires
AM|Armenia||Armenian,Armenians|Yerevan
AU|Australia|Commonwealth of Australia|Australian,Australians|Canberra
AT|Austria||Austrian,Austrians|Vienna
AZ|Azerbaijan||Azerbaijani,Azerbaijanis|Baku
BS|Bahamas|The Bahamas|Bahamian|Nassau
BH|Bahrain||Bahraini,Bahrainis|Manama
BD|Bangladesh||Bangladeshi,Bangladeshis|Dhaka
BB|Barbados||Barbadian|Bridgetown
BY|Belarus||Belarusian,Belarusians|Minsk
BE|Belgium||Belgian,Belgians|Brussels
BZ|Belize||Belizean|Belmopan
BJ|Benin||Beninese|Porto-Novo
BT|Bhutan||Bhutanese|Thimphu
BO|Bolivia||Bolivian,Bolivians|La Paz,Sucre
BA|Bosnia and Herzegovina|Bosnia|Bosnian,Bosnians|Sarajevo
BW|Botswana||Botswanan,Batswana|Gaborone
BR|Brazil||Brazilian,Brazilians|Brasilia,Brasília
BN|Brunei|Brunei Darussalam|Bruneian|Bandar Seri Begawan
BG|Bulgaria||Bulgarian,Bulgarians|Sofia
BF|Burkina Faso||Burkinabe|Ouagadougou
BI|Burundi||Burundian|Gitega
CV|Cabo Verde|Cape Verde|Cabo Verdean,Cape Verdean|Praia
KH|Cambodia|Kingdom of Cambodia|Cambodian,Cambodians|Phnom Penh
CM|Cameroon||Cameroonian|Yaounde,Yaoundé
CA|Canada||Canadian,Canadians|Ottawa
CF|Central African Republic||Central African|Bangui
TD|Chad||Chadian|N'Djamena
CL|Chile||Chilean,Chileans|Santiago
CN|China|People's Republic of China,PRC,P.R.C.|Chinese|Beijing
CO|Colombia|Republic of Colombia|Colombian,Colombians|Bogota,Bogotá
KM|Comoros||Comorian|Moroni
CG|Republic of the Congo|Congo-Brazzaville||Brazzaville
CD|Democratic Republic of the Congo|DRC,Congo-Kinshasa||Kinshasa
CR|Costa Rica||Costa Rican,Costa Ricans|San Jose,San José
CI|Côte d'Ivoire|Cote d'Ivoire,Ivory Coast|Ivorian,Ivorians|Yamoussoukro,Abidjan
HR|Croatia||Croatian,Croatians|Zagreb
CU|Cuba||Cuban,Cubans|Havana
CY|Cyprus|Republic of Cyprus|Cypriot,Cypriots|Nicosia
CZ|Czechia|Czech Republic|Czech,Czechs|Prague
DK|Denmark||Danish,Danes|Copenhagen
DJ|Djibouti||Djiboutian|
DM|Dominica|||Roseau
DO|Dominican Republic|||Santo Domingo
EC|Ecuador|Republic of Ecuador|Ecuadorian,Ecuadorians|Quito
EG|Egypt|Arab Republic of Egypt|Egyptian,Egyptians|Cairo
SV|El Salvador||Salvadoran,Salvadorans|San Salvador
GQ|Equatorial Guinea||Equatoguinean|Malabo
ER|Eritrea||Eritrean|Asmara
EE|Estonia||Estonian,Estonians|Tallinn
SZ|Eswatini|Swaziland|Swazi|Mbabane
ET|Ethiopia||Ethiopian,Ethiopians|Addis Ababa
FJ|Fiji||Fijian,Fijians|Suva
FI|Finland||Finnish,Finns|Helsinki
FR|France|French Republic|French|Paris
GA|Gabon||Gabonese|Libreville
GM|Gambia|The Gambia|Gambian|Banjul
GE|Georgia (country)|||Tbilisi
DE|Germany|Federal Republic of Germany|German,Germans|Berlin
GH|Ghana||Ghanaian,Ghanaians|Accra
GR|Greece|Hellenic Republic|Greek,Greeks,Hellenic|Athens
GD|Grenada||Grenadian|Saint George's
GT|Guatemala||Guatemalan,Guatemalans|Guatemala City
GN|Guinea||Guinean|Conakry
GW|Guinea-Bissau|||Bissau
GY|Guyana||Guyanese|Georgetown
HT|Haiti||Haitian,Haitians|Port-au-Prince
VA|Holy See|Vatican||Vatican City
HN|Honduras||Honduran,Hondurans|Tegucigalpa
HU|Hungary||Hungarian,Hungarians|Budapest
IS|Iceland||Icelandic|Reykjavik
IN|India|Republic of India,Bharat|Indian,Indians|New Delhi,Delhi
ID|Indonesia|Republic of Indonesia|Indonesian,Indonesians|Jakarta
IR|Iran|Islamic Republic of Iran|Iranian,Iranians|Tehran
IQ|Iraq||Iraqi,Iraqis|Baghdad
IE|Ireland||Irish|Dublin
IL|Israel|State of Israel|Israeli,Israelis|Jerusalem
IT|Italy|Italian Republic|Italian,Italians|Rome
JM|Jamaica||Jamaican,Jamaicans|Kingston
JP|Japan||Japanese|Tokyo
JO|Jordan|Hashemite Kingdom of Jordan|Jordanian,Jordanians|Amman
KZ|Kazakhstan||Kazakh,Kazakhstani,Kazakhs|Astana
KE|Kenya||Kenyan,Kenyans|Nairobi
KI|Kiribati||I-Kiribati|Tarawa
KP|North Korea|DPRK,Democratic People's Republic of Korea|North Korean,North Koreans|Pyongyang
KR|South Korea|Republic of Korea,ROK,Korea|South Korean,South Koreans,Korean,Koreans|Seoul
XK|Kosovo||Kosovar,Kosovan|Pristina
KW|Kuwait||Kuwaiti,Kuwaitis|Kuwait City
KG|Kyrgyzstan|Kyrgyz Republic|Kyrgyz|Bishkek
LA|Laos|Lao PDR|Lao,Laotian|Vientiane
LV|Latvia||Latvian,Latvians|Riga
LB|Lebanon||Lebanese|Beirut
LS|Lesotho||Basotho|Maseru
LR|Liberia||Liberian|Monrovia
LY|Libya||Libyan,Libyans|Tripoli
LI|Liechtenstein|||Vaduz
LT|Lithuania||Lithuanian,Lithuanians|Vilnius
LU|Luxembourg||Luxembourgish|Luxembourg City
MG|Madagascar||Malagasy|Antananarivo
MW|Malawi||Malawian|Lilongwe
MY|Malaysia||Malaysian,Malaysians|Kuala Lumpur,Putrajaya
MV|Maldives||Maldivian,Maldivians|Malé,Male City
ML|Mali||Malian|Bamako
MT|Malta||Maltese|Valletta
MH|Marshall Islands|Republic of the Marshall Islands|Marshallese|Majuro
MR|Mauritania||Mauritanian|Nouakchott
MU|Mauritius||Mauritian|Port Louis
MX|Mexico|United Mexican States|Mexican,Mexicans|Mexico City
FM|Micronesia|Federated States of Micronesia|Micronesian|Palikir
MD|Moldova|Republic of Moldova|Moldovan,Moldovans|Chisinau,Chișinău
MC|Monaco||Monegasque|
MN|Mongolia||Mongolian,Mongolians|Ulaanbaatar
ME|Montenegro||Montenegrin|Podgorica
MA|Morocco||Moroccan,Moroccans|Rabat
MZ|Mozambique||Mozambican|Maputo
MM|Myanmar|Burma|Burmese|Naypyidaw,Naypyitaw
NA|Namibia||Namibian|Windhoek
NR|Nauru||Nauruan|Yaren
NP|Nepal||Nepali,Nepalese|Kathmandu
NL|Netherlands|The Netherlands,Kingdom of the Netherlands|Dutch|Amsterdam,The Hague
NZ|New Zealand|Aotearoa New Zealand|New Zealander,New Zealanders|Wellington
NI|Nicaragua||Nicaraguan,Nicaraguans|Managua
NE|Niger||Nigerien|Niamey
NG|Nigeria||Nigerian,Nigerians|Abuja
MK|North Macedonia||North Macedonian,Macedonian|Skopje
NO|Norway||Norwegian,Norwegians|Oslo
OM|Oman|Sultanate of Oman|Omani,Omanis|Muscat
PK|Pakistan||Pakistani,Pakistanis|Islamabad
PW|Palau||Palauan|Ngerulmud
PS|Palestine|Palestinian Authority|Palestinian,Palestinians|Ramallah
PA|Panama||Panamanian,Panamanians|Panama City
PG|Papua New Guinea|PNG|Papua New Guinean|Port Moresby
PY|Paraguay||Paraguayan,Paraguayans|Asuncion,Asunción
PE|Peru||Peruvian,Peruvians|Lima
PH|Philippines|The Philippines,Republic of the Philippines|Philippine,Filipino,Filipinos|Manila
PL|Poland|Republic of Poland|Polish|Warsaw
PT|Portugal||Portuguese|Lisbon
QA|Qatar|State of Qatar|Qatari,Qataris|Doha
RO|Romania||Romanian,Romanians|Bucharest
RU|Russia|Russian Federation|Russian,Russians|Moscow
RW|Rwanda||Rwandan,Rwandans|Kigali
KN|Saint Kitts and Nevis|St. Kitts and Nevis||Basseterre
LC|Saint Lucia|St. Lucia|Saint Lucian|Castries
VC|Saint Vincent and the Grenadines|||Kingstown
WS|Samoa||Samoan|Apia
SM|San Marino||Sammarinese|
ST|São Tomé and Príncipe|Sao Tome and Principe||São Tomé
SA|Saudi Arabia|Kingdom of Saudi Arabia,KSA|Saudi,Saudis|Riyadh
SN|Senegal||Senegalese|Dakar
RS|Serbia||Serbian,Serbians|Belgrade
SC|Seychelles||Seychellois|
SL|Sierra Leone||Sierra Leonean|Freetown
SG|Singapore|Republic of Singapore|Singaporean,Singaporeans|
SK|Slovakia|Slovak Republic|Slovak,Slovaks|Bratislava
SI|Slovenia||Slovenian,Slovene|Ljubljana
SB|Solomon Islands||Solomon Islander|Honiara
SO|Somalia||Somali,Somalis|Mogadishu
ZA|South Africa|Republic of South Africa|South African,South Africans|Pretoria,Cape Town
SS|South Sudan||South Sudanese|Juba
ES|Spain|Kingdom of Spain|Spanish,Spaniards|Madrid
LK|Sri Lanka||Sri Lankan,Sri Lankans|Colombo
SD|Sudan||Sudanese|Khartoum
SR|Suriname||Surinamese|Paramaribo
SE|Sweden||Swedish,Swedes|Stockholm
CH|Switzerland|Swiss Confederation|Swiss|Bern,Berne
SY|Syria|Syrian Arab Republic|Syrian,Syrians|Damascus
TW|Taiwan||Taiwanese|Taipei
TJ|Tajikistan||Tajik,Tajiks|Dushanbe
TZ|Tanzania||Tanzanian,Tanzanians|Dodoma
TH|Thailand|Kingdom of Thailand|Thai,Thais|Bangkok
TL|Timor-Leste|East Timor|Timorese|Dili
TG|Togo||Togolese|Lomé,Lome
TO|Tonga||Tongan|Nuku'alofa
TT|Trinidad and Tobago||Trinidadian|Port of Spain
TN|Tunisia||Tunisian,Tunisians|Tunis
TR|Türkiye|Turkey,Turkiye|Turkish,Turks|Ankara
TM|Turkmenistan||Turkmen|Ashgabat
TV|Tuvalu||Tuvaluan|Funafuti
UG|Uganda||Ugandan,Ugandans|Kampala
UA|Ukraine||Ukrainian,Ukrainians|Kyiv,Kiev
AE|United Arab Emirates|UAE,U.A.E.|Emirati,Emiratis|Abu Dhabi
GB|United Kingdom|UK,U.K.,Great Britain,Britain|British,Britons|London
US|United States|US,U.S.,USA,U.S.A.,United States of America|American,Americans|Washington,Washington D.C.,Washington DC
UY|Uruguay||Uruguayan,Uruguayans|Montevideo
UZ|Uzbekistan||Uzbek,Uzbeks|Tashkent
VU|Vanuatu|Republic of Vanuatu|Ni-Vanuatu|Port Vila
VE|Venezuela||Venezuelan,Venezuelans|Caracas
VN|Vietnam|Viet Nam|Vietnamese|Hanoi
YE|Yemen||Yemeni,Yemenis|Sana'a
ZM|Zambia||Zambian,Zambians|Lusaka
ZW|Zimbabwe||Zimbabwean,Zimbabweans|Harare
EU|European Union|EU,E.U.|European Union's|
"""

#: Acronyms and full names of foreign ministries and like bodies that belong to one country only. "MOFA" and
#: "Ministry of Foreign Affairs" are used by many countries, and are left out.
MINISTRIES: dict[str, tuple[str, str]] = {
    "MEA": ("Ministry of External Affairs", "IN"),
    "FCDO": ("Foreign, Commonwealth and Development Office", "GB"),
    "DFAT": ("Department of Foreign Affairs and Trade", "AU"),
    "MFAT": ("Ministry of Foreign Affairs and Trade", "NZ"),
    "DIRCO": ("Department of International Relations and Cooperation", "ZA"),
    "EEAS": ("European External Action Service", "EU"),
    "ONDCP": ("Office of National Drug Control Policy", "US"),
    "USAID": ("U.S. Agency for International Development", "US"),
}

#: States, provinces and regions that stand in titles and datelines; none of them is a country or a person.
REGIONS = word_set(
    """
    alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois
    indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri
    montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin
    wyoming ontario quebec africa asia europe america americas oceania caribbean pacific atlantic arctic balkans
    mediterranean indo-pacific asia-pacific eurasia hemisphere mideast gulf sahel levant antarctica asian african
    european caucasus latin carolina dakota hampshire jersey york island
    """
)

_NAMES: dict[str, str] = {}
_CODES: dict[str, str] = {}
_FORMS: set[str] = set()
_CAPITALS: dict[str, str] = {}
_DEMONYMS: dict[str, tuple[str, ...]] = {}


def _load() -> None:
    for row in _ROWS.strip().splitlines():
        code, name, others, demonyms, capitals = row.split("|")
        _NAMES[code] = name.removesuffix(" (country)")
        _DEMONYMS[code] = tuple(filter(None, demonyms.split(",")))
        for form in (name, *others.split(","), *demonyms.split(",")):
            if form:
                _CODES.setdefault(form.casefold(), code)
                _FORMS.add(form)
        for capital in filter(None, capitals.split(",")):
            _CAPITALS.setdefault(capital.casefold(), code)


_load()


def _country_pattern() -> re.Pattern[str]:
    """Return a pattern of all forms, longest first; parted by first letter, so that few are tried at each place."""
    by_letter: dict[str, list[str]] = {}
    for form in sorted(_FORMS, key=len, reverse=True):
        by_letter.setdefault(form[0], []).append(re.escape(form[1:]))
    letters = "|".join(f"{re.escape(letter)}(?:{'|'.join(forms)})" for letter, forms in by_letter.items())
    return re.compile(rf"(?<![\w.])(?:{letters})(?!\w)")


#: Countries' names and demonyms in running text, "the" left outside.
COUNTRY_PATTERN = _country_pattern()
_LEADING = re.compile(r"^(?:the|republic of|state of|kingdom of|government of)\s+", re.IGNORECASE)


@lru_cache(maxsize=4096)
def country_code(words: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code that a name, short name, acronym or demonym means; None when unknown.

    ``words`` is one country's form and nothing else: "the U.S.", "Indian", "Republic of Korea", "MEA".
    """
    key = words.replace("\u2019", "'").strip().removesuffix("'s").removesuffix("'").strip().casefold()
    while key:
        if key in _CODES:
            return _CODES[key]
        shorter = _LEADING.sub("", key)
        if shorter == key:
            break
        key = shorter
    ministry = MINISTRIES.get(words.strip())
    return ministry[1] if ministry else None


def country_name(code: str) -> str:
    """Return the short English name of a country by its alpha-2 code; raises KeyError for an unknown code."""
    return _NAMES[code]


def demonyms(code: str) -> tuple[str, ...]:
    """Return the adjectives and names of a country's people, commonest first; raises KeyError for an unknown code."""
    return _DEMONYMS[code]


@lru_cache(maxsize=1)
def country_words() -> frozenset[str]:
    """Return every single word of countries' names and demonyms in lower case, short ones left out."""
    return frozenset(word for form in _CODES for word in re.split(r"[ -]", form) if len(word) > 3)


@lru_cache(maxsize=4096)
def capital_country(city: str) -> str | None:
    """Return the code of the country whose capital ``city`` is; None when it is no capital that the table has."""
    return _CAPITALS.get(city.replace(",", "").replace("\u2019", "'").strip().casefold())


def countries_in(text: str) -> list[tuple[int, int, str]]:
    """Return ``(start, end, code)`` of every country named in ``text``, in reading order, by name or demonym."""
    return [(match.start(), match.end(), _CODES[match[0].casefold()]) for match in COUNTRY_PATTERN.finditer(text)]
