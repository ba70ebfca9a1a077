"""Words that press releases use in titles and in the names of bodies, by what they do there, as plain data.

They tell a person's name ("Brent Neiman") from the words before it ("Assistant Secretary of the Treasury for
International Finance"). They are words of office and policy in general; no list here holds a person's name.
"""


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list that is written out in lines."""
    return frozenset(words.split())


#: Head nouns of a position: whoever holds one is a person.
TITLE_HEADS = word_set(
    """
    administrator admiral advisor adviser advisors advisers ambassador ambassadors attaché attache attorney
    chair chairman chairperson chairwoman chancellor chargé charge chief chiefs co-chair commander
    commissioner commissioners congressman congresswoman controller convenor coordinator co-ordinator
    councillor counsel counsellor counselor czar dean delegate deputies director directors economist
    emissary emperor envoy governor head inspector judge king lady leader manager marshal mayor minister
    ministers officer official ombudsman premier president prince princess prosecutor provost queen
    rapporteur registrar representative representatives secretaries secretary senator senators sheikh sherpa
    solicitor speaker spokesman spokesperson spokeswoman superintendent supervisor treasurer undersecretary
    superintendent vice-president vice-minister vice-chair
    """
)

#: Plural heads, whose title the names that follow share ("Senior Directors Tarun Chhabra and Nora Todd").
PLURAL_HEADS = word_set(
    """
    advisors advisers ambassadors chiefs commissioners deputies directors ministers representatives
    secretaries senators
    """
)

#: Words that qualify a head noun.
TITLE_QUALIFIERS = word_set(
    """
    acting additional alternate assistant associate deputy designate executive first former general high
    honorary incoming interim joint lead lieutenant outgoing permanent plenipotentiary prime principal
    resident senior special supreme then under union vice
    """
)

#: Lower-case words that may stand in a title.
LOWER_TITLE_WORDS = word_set(
    """
    head spokesperson spokesman spokeswoman director minister secretary ambassador acting deputy chief
    officer official interim responsible chair chairman chairperson chairwoman president commissioner
    representative envoy adviser advisor coordinator counsel counsellor delegate prime foreign general
    permanent special senior national security affairs defense defence d'affaires leader former co-chair
    """
)

#: Small words between the words of a title or of a body's name.
CONNECTORS = frozenset({"of", "the", "for", "and", "to", "in", "at", "on", "&", "de", "du", "des", "d", "la"})

#: Lower-case particles inside a person's name.
PARTICLES = word_set(
    """
    de del della der den di do dos da das du van von vom bin bint ibn al el la le ter ten y zu af av
    """
)

#: Courtesy titles and ranks before a name. The name is what follows.
HONORIFICS = word_set(
    """
    mr mrs ms miss mx dr prof professor shri smt sir dame hon honourable honorable h.e excellency rev
    reverend lt col gen adm maj capt sgt brig cdr cmdr vice rear major colonel captain lieutenant brigadier
    sergeant general admiral
    """
)

#: Ends of a person's name.
SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})

#: Head nouns of an organisation's name.
BODY_HEADS = word_set(
    """
    academy administration agency alliance army assembly association authority bank bench board branch
    bureau chancellery center centre chamber coalition college command commission committee company
    confederation conference congress consortium consulate corporation corps council court department
    delegation directorate division embassy force federation forum foundation fund government group
    headquarters house inc institute institution interpol laboratory league ministry movement museum nations
    network nato office organisation organization parliament partnership party platform police political
    post programme program programs registry school secretariat senate service services society team
    tribunal trust union unit university
    """
)

#: Other capitalised words of titles, policy and events, none of which is part of a person's name.
POLICY_WORDS = word_set(
    """
    access accord act action addiction administrative advanced advisory affairs africa agenda agreement
    agricultural agriculture aid air amendment american analysis anti-corruption anti-money appropriations
    archives area arms army artificial assessment assistance atomic aviation banking basic behavioral
    bilateral bill billion biodiversity biological biosecurity bipartisan blue border borders budget
    building business capability care central charter chemical child children circular citizen citizens
    citizenship civil civilian clean climate coast code collaboration combat commerce commercial common
    communication communications community competition competitiveness compliance comptroller computing
    conservation constitution consul consular consultation consultations consultative consumer control
    convention cooperation coordination corporate correspondents counter countering counternarcotics
    counterterrorism country crime crimes criminal crises crisis critical cultural culture currency customs
    cyber cybersecurity data day days dc debt decision declaration defence defense deal delivery democracy
    democratic deployment desk detention development dialogue digital diplomacy diplomatic disability
    disarmament disaster discussion disease district diversity doctor doctrine document documents domestic
    drug drugs early earth east eastern ecological economic economics economies economy education
    educational election elections electric emergency emerging employment enablement energy enforcement
    engagement engineering enhanced environment environmental equality equity enlargement era european event
    exchange exchequer exhibition expert experts export exports external fact family farm fashion federal
    fentanyl finance financial financing fire fiscal fisheries flag fleet food forces foreign forensic
    forest forestry framework freedom full gender global goals goods governance grant grants green growth
    guard guidance awareness cancer hawaii hazard heart home mission cabinet navy treasury health healthcare
    heritage high high-level higher highway his her historic history homeland hospital housing human
    humanitarian identity illicit immigration implementation import imports inaugural inclusion inclusive
    income indigenous industrial industries industry information infrastructure initiative initiatives
    innovation integrated integration integrity intelligence inter interagency intercultural interest
    intergovernmental interior internal international internet investigation investigations investment
    investments iron islamic islands issues job jobs joint journal judicial judiciary justice knowledge
    labor labour land language law laws leaders leadership learning legal legislation legislative letter
    level liaison liberty library literacy livestock local logistics lower machine majesty major majority
    management manufacturing maritime market markets materials matters measures mechanism media medical
    medicine medicines meeting meetings member members memorandum mental metropolitan migration military
    million month mine mineral minerals mines minister's minority mobility monetary money monitoring
    multi-agency multilateral music names narcotic narcotics nation national nationalities nationality
    native natural neighbourhood new north northeast northern northwest note notice nuclear nutrition ocean
    oceans oil old open operations opioid opportunity order outer outreach overdose overseas pacific papers
    parks parliamentary partner partners patent peace peacekeeping people peoples permanent personnel
    petroleum phase philippine plan planning plenary policies policy population ports postal poverty power
    practice precursor preparedness press prevention price prices prime priorities priority prisons private
    privy procurement product production professional promotion property prosecution prosecutions prosperity
    protection protocol province provincial public quad quadrilateral quality quantum question questions
    race rail railways rapid readiness readout reconstruction recovery red reduction reform refugee refugees
    region regional regulation regulatory relations relief religious remarks renewable reporters reporting
    republic republican request research reserve resilience resolution resource resources response
    responsibility review rights risk roadmap round roundtable royal rule rules rural safeguards safety
    sanctions sanitary schools science sciences scientific sea sector sectors security semiconductor
    semiconductors series session sexual shared sheet shipping small social software solar solution
    solutions source south southeast southern southwest space sport sports staff stability standards
    standing state statement states statistics status steel steering stockpile strategic strategies strategy
    structure student studies substance summit supply support sustainability sustainable synthetic system
    systems tariff task tax taxation teacher team technical technological technologies technology
    telecommunications territories terrorism theater third threat threats tobacco together tourism town
    toxic track trade traditional trafficking training transatlantic transition transnational transparency
    transport transportation treatment treaty tribal trilateral troop troops tropical tv united universal
    urban use utilities vaccine values vehicle veterans veterinary victim victims violence virtual visit
    vision vulnerable war warfare washington waste water weapons week welfare west western white wildlife
    wing women work worker workers workforce working workshop world year years young youth zero zone january
    february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday
    """
)

#: Words of grammar that a sentence may begin with, none of them part of a title or a name.
GRAMMAR_WORDS = word_set(
    """
    the this that these those a an and as at by for from he her his i in it its my no not of on or our she
    so some such they to we what when where which while who with you your all any both but each every few if
    more most much other after before during following since until under over per also additionally first
    second third fourth fifth sixth seventh eighth ninth tenth last next yes today yesterday tomorrow thanks
    thank good morning afternoon evening ladies gentlemen however moreover furthermore finally here there
    now then well let
    """
)

#: "General Motors" is no general, "Attorney General Electric" no name.
NO_NAMES = word_set(
    """
    motors electric dynamics mills assembly obama-era one force oval
    """
)
