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
    minster ceo cfo coo cto cio ciso founder co-founder owner viscount commandant keeper taoiseach tánaiste wali
    detective specialist coach congresswomen chairs whip generals admirals member members analyst journalist
    broadcaster economist administrator admiral advisor adviser advisors advisers ambassador ambassadors attaché
    attache attorney chair chairman chairperson chairwoman chancellor chargé chargés charge chief chiefs co-chair
    commander consul consuls mantri commissioner commissioners congressman congresswoman controller convenor
    coordinator co-ordinator councillor counsel counsellor counselor czar dean delegate deputies director
    directors emissary emperor empress envoy governor head inspector judge king lady leader manager marshal mayor
    minister ministers officer official ombudsman premier president prince princess prosecutor provost queen
    rapporteur registrar representative representatives secretaries secretary senator senators sherpa solicitor
    speaker spokesman spokesperson spokeswoman superintendent supervisor treasurer undersecretary vice-president
    vice-minister vice-chair vice-chairman vice-chancellor archbishop astronaut ayatollah bishop cardinal
    composer comptroller congressmen counterpart counterparts councilman councilwoman councilor dalai duchess
    editor emir gentleman governors historian imam laureate lawmaker mayors mp nominee patriarch pilot poet pope
    presidents rabbi rector sultan sociologist spokespeople spokespersons undersecretaries assemblyman
    assemblywoman sheriff constable judges sen rep gov amb scientist secretary-general director-general
    attorney-general commissioner-general teacher soprano singer farmer designer curator usher chef lecturer nurse
    engineer architect photographer librarian archivist physician surgeon epidemiologist negotiator strategist
    correspondent chaplain auditor trustee partner co-chairs vice-presidents vice-chairs vice-chairperson
    president-elect
    governor-general commander-in-chief investigator pastor advocate mediator magistrate researcher organizer
    organiser
    """
)

#: Plural heads, whose title the names that follow share ("Senior Directors Tarun Chhabra and Nora Todd").
PLURAL_HEADS = word_set(
    """
    advisors advisers ambassadors chiefs commissioners deputies directors ministers representatives generals
    admirals congresswomen members secretaries senators congressmen counterparts governors judges mayors
    presidents undersecretaries premiers attorneys co-chairs chairs vice-presidents
    """
)

#: Words that qualify a head noun.
TITLE_QUALIFIERS = word_set(
    """
    acting additional alternate assistant associate deputy designate executive first former general high
    honorary incoming interim joint lead lieutenant outgoing permanent plenipotentiary prime principal
    extraordinary coordinating third resident second senior special supreme then under union vice managing
    crown ranking founding presiding retired operating petty combatant co-ordinating shadow
    """
)

#: Lower-case words that may stand in a title.
LOWER_TITLE_WORDS = word_set(
    """
    head spokesperson spokesman spokeswoman director minister secretary ambassador acting deputy chief officer
    official interim responsible vice special rapporteur assistant undersecretary under-secretary home interior
    finance trade justice agriculture planning economy health defence executive managing lieutenant major brigadier
    rear field marshal colonel commodore captain admiral king queen prince crown emir premier chancellor governor
    mayor senator lawmaker congressman congresswoman counterpart counterparts astronaut economist analyst journalist
    first manager managers country navy army police military founder co-founder owner poet writer author actor
    activist composer composers singer broadcaster broadcasters sociologist scientist historian professor
    president-elect secretary-general director-general vice-president vice-minister chair chairman chairperson
    chairwoman president commissioner representative envoy adviser advisor coordinator counsel counsellor delegate
    prime foreign general permanent special senior national security affairs defense d'affaires leader former co-chair
    presidents premiers ministers designate sultan monarch commander prosecutor lawyer negotiator researcher strategist
    correspondent mediator speaker superintendent treasurer inspector diplomat expert engineer astronomer physicist
    architect vice-chairman vice-chair member panel legal craftsman craftswoman businessman businesswoman billionaire
    administrator
    policy press top communications education environment energy intelligence counterterrorism counternarcotics
    narcotics drug
    migration immigration transport labour labor tourism culture sports development climate industry commerce economic
    human rights nuclear peace czar tsar party opposition presidential government peacekeeping trade
    digital technology maritime border cyber disarmament
    """
)

#: Those that are head nouns of a position.
LOWER_HEADS = word_set(
    """
    organizer organiser campaigner diplomat czar tsar governor mayor senator lawmaker congressman congresswoman
    counterpart counterparts
    astronaut economist analyst manager managers founder co-founder owner poet writer author actor activist journalist
    composer composers singer broadcaster broadcasters sociologist scientist historian professor king queen prince
    emir premier chancellor undersecretary under-secretary president-elect candidate secretary-general director-general
    vice-president vice-minister captain general admiral colonel marshal commodore head spokesperson spokesman
    spokeswoman director minister secretary ambassador chief chair chairman chairperson chairwoman president
    commissioner representative envoy adviser advisor coordinator counsel counsellor delegate leader officer co-chair
    presidents premiers ministers sultan monarch rapporteur commander prosecutor lawyer negotiator researcher strategist
    correspondent mediator speaker superintendent treasurer inspector expert engineer astronomer physicist architect
    vice-chairman vice-chair member justice craftsman craftswoman businessman businesswoman billionaire administrator
    taoiseach
    """
)

#: What joins to a head noun by hyphens: "Mayor-elect", "Minister-in-charge", "Consul-General".
JOINED_TO_HEADS = word_set(
    """
    then office elect designate designated general in charge chief at large of staff law council executive treasurer
    mentor
    commanding commander
    """
)

#: Small words between the words of a title or of a body's name.
CONNECTORS = frozenset(
    {"of", "the", "for", "and", "to", "in", "at", "on", "&", "de", "du", "des", "d", "la", "against"}
)

#: Lower-case particles inside a person's name.
PARTICLES = word_set(
    """
    ole ap Ó O Ní Mac dela binti bte wa de del della der den di do dos da das du van von vom bin bint ibn al el la le
    ter ten y zu af av
    """
)

#: Courtesy titles and ranks before a name. The name is what follows.
HONORIFICS = word_set(
    """
    mr mrs ms miss mx dr prof professor shri smt sir dame hon honourable honorable h.e excellency rev reverend
    lt col gen adm alm maj capt sgt brig cdr cmdr vice rear major colonel captain lieutenant brigadier sergeant
    general admiral commodore corporal private vadm radm sheikh shaikh sheikha datuk dato seri encik madam
    madame mme monsieur messrs herr frau don doña señor señora begum majesty highness highnesses majesties
    holiness eminence lord baroness setia pehin dayang berhormat ir h.h h.r.h hrh h.m ing engr atty amb fr sushri
    khun ustaz ybhg yb yab ybm rt bg mg ltc ltg cdre cmde brigjen mayjen letjen jenderal laksamana marsekal
    kolonel kapten
    """
)

#: Courtesies that are a rank or a calling: the position of who is given no other.
RANKS = word_set(
    """
    lt col gen adm alm maj capt sgt brig cdr cmdr vice rear major colonel captain lieutenant brigadier sergeant
    general admiral commodore corporal private vadm radm professor prof air justice bg mg ltc ltg cdre cmde
    brigjen mayjen letjen jenderal laksamana marsekal kolonel kapten
    """
)

#: Ends of a person's name.
SUFFIXES = frozenset(
    {"Jr", "Jr.", "Sr", "Sr.", "JR.", "JR", "SR.", "II", "III", "IV", "VI", "VII", "VIII", "XIII", "XIV", "XVI"}
)

#: Orders, degrees and services after a name.
POST_NOMINALS = word_set(
    """
    AVSM PVSM VSM UYSM YSM SM NM VM SC OBE CBE MBE KBE DBE CMG KCMG GCMG CB KCB MP MLA MLC MNA MEP MHA PhD Ph.D.
    M.D. MD APM CSC AO AM AC OAM QSO CNZM ONZM MNZM KNZM DSO MC CBS EGH MGH OGW GCVO CVO LVO MVO QPM KPM FRS SJ
    RN RAN Esq QC KC USN USA USMC USAF USCG Retd Retired Ret IAS IPS IFS Ret. Q.C. K.C. M.P. M.H.R. M.L.A. M.L.C.
    M.H.A. O.B.E. C.B.E. C.M.G. A.O. A.M. A.C. MSM psc ndc
    """
)

#: Head nouns of an organisation's name.
BODY_HEADS = word_set(
    """
    academy administration agency alliance army assembly association authority bank bench board branch bureau circuit
    chancellery center centre chamber coalition college command commission committee company confederation
    conference congress consortium consulate corporation corps council court department delegation directorate
    division embassy force federation forum foundation fund government group headquarters house guard guards
    endowment shipyard presidency inc institute navy marines institution interpol laboratory league ministry
    movement museum nations network nato office organisation organization parliament partnership party platform
    police political post programme program programs registry school secretariat senate service services society
    team tribunal trust union unit university pact sabha khural knesset bundestag bundesrat duma majlis seimas sejm
    riksdag storting folketing rada oireachtas dáil seanad althing eduskunta riigikogu saeima cortes jirga
    """
)

#: Other capitalised words of titles, policy and events, none of which is part of a person's name.
POLICY_WORDS = word_set(
    """
    access accord accords oversight missions act action risks announcement announcements appointment addiction
    administrative
    advanced advisory
    affairs africa agenda agreement
    agricultural agriculture aid air amendment american analysis anti-corruption anti-money appropriations
    archives area arms army artificial assessment assistance atomic aviation banking basic behavioral bilateral
    bill billion biodiversity biological biosecurity bipartisan blue border borders budget building business
    capability care central charter chemical child children circular citizen citizens citizenship civil civilian
    clean climate coast code collaboration combat commerce commercial common communication communications
    conflict low-intensity transborder
    community competition competitiveness compliance comptroller computing conservation constitution consul
    consular consultation consultations consultative consumer control convention cooperation coordination
    corporate correspondents counter countering counternarcotics counterterrorism country crime crimes criminal
    crises crisis critical cultural culture currency customs cyber cybersecurity data day days dc debt decision
    declaration defence defense deal delivery democracy democratic deployment desk detention development
    dialogue digital diplomacy diplomatic disability disarmament disaster discussion disease district diversity
    doctor doctrine document documents domestic drug drugs early earth east eastern ecological economic
    economics economies economy education educational election elections electric emergency emerging employment
    enablement energy enforcement engagement engineering enhanced environment environmental equality equity
    enlargement era european event exchange exchequer exhibition expert experts export exports external fact
    family farm fashion federal fentanyl finance financial financing fire fiscal fisheries flag fleet food
    forces foreign forensic forest forestry framework freedom full gender global goals goods governance grant
    grants green growth guard guidance awareness cancer hawaii hazard heart home mission cabinet navy treasury
    health healthcare heritage high high-level higher highway his her historic history homeland hospital housing
    human humanitarian identity illicit immigration implementation import imports inaugural inclusion inclusive
    income indigenous industrial industries industry information infrastructure initiative initiatives
    innovation integrated integration integrity intelligence inter interagency intercultural interest
    intergovernmental interior internal international internet investigation investigations investment
    investments iron islamic islands issues job jobs joint journal judicial judiciary justice knowledge labor
    labour land language law laws leaders leadership learning legal legislation legislative letter level liaison
    liberty library literacy livestock local logistics lower machine majesty major majority management
    manufacturing maritime market markets materials matters measures mechanism media medical medicine medicines
    meeting meetings member members memorandum mental metropolitan migration military million month mine mineral
    minerals mines minister's minority mobility monetary money monitoring multi-agency multilateral music names
    narcotic narcotics nation national nationalities nationality native natural neighbourhood new north
    northeast northern northwest note notice nuclear nutrition ocean oceans oil old open operations opioid
    opportunity order outer outreach overdose overseas pacific papers parks parliamentary partner partners
    patent peace peacekeeping people peoples permanent personnel petroleum phase philippine plan planning
    plenary policies policy population ports postal poverty power practice precursor preparedness press
    prevention price prices prime priorities priority prisons private privy procurement product production
    professional promotion property prosecution prosecutions prosperity protection protocol province provincial
    public quad quadrilateral quality quantum question questions race rail railways rapid readiness readout
    reconstruction recovery red reduction reform refugee refugees region regional regulation regulatory
    relations relief religious remarks renewable reporters reporting republic republican request research
    reserve resilience resolution resource resources response responsibility review rights risk roadmap round
    roundtable royal rule rules rural safeguards safety sanctions sanitary schools science sciences scientific
    sea sector sectors security semiconductor semiconductors series session sexual shared sheet shipping small
    social software solar solution solutions source south southeast southern southwest space sport sports staff
    stability standards standing state statement states statistics status steel steering stockpile strategic
    strategies strategy structure student studies substance summit supply support sustainability sustainable
    synthetic system systems tariff task tax taxation teacher team technical technological technologies
    technology telecommunications territories terrorism theater third threat threats tobacco together tourism
    town toxic track trade traditional trafficking training transatlantic transition transnational transparency
    transport transportation treatment treaty tribal trilateral troop troops tropical tv united universal urban
    use utilities vaccine values vehicle veterans veterinary victim victims violence virtual visit vision
    vulnerable war warfare washington waste water weapons week welfare west western white wildlife large
    solidarity corrections armaments submarine naval revenue advocacy mass anti-narcotics anti-drug
    counter-narcotics raksha griha videsh eurasian change project horizontal electricity cinema wing women work
    worker workers workforce working workshop world year years young youth zero zone january february march
    april may june july august september october november december
    trip trips travels readout engagement engagements construction contractors builders semiconductor semiconductors
    electronics petroleum renewables hydrogen addiction
    addictions constitutional court courts reform reforms arts art antiquities irrigation hydraulic
    husbandry animal textiles
    jute coal minorities cooperative cooperatives entrepreneurship entrepreneurs fertilizers plantation
    plantations sanitation urbanisation urbanization decentralisation decentralization elderly ageing aging
    reconciliation territory hajj handicrafts crafts recreation seniors diaspora emigration expatriates
    expatriate presidential works waterways aquaculture cyberspace missile missiles partnerships intellectual
    officials delegations discussions talks negotiations exchanges ties chemicals chemical textile employers
    employee employees consumers victims skills apprenticeships universities colleges pensions gaming racing
    emergencies rescue firefighting sovereignty autonomy decolonisation settlements infrastructures roads
    bridges airports seaports railway highways transports transit urbanism territorial demography religion
    religions worship cults ethnic multicultural multiculturalism aboriginal cities suburbs regions localities
    treasurers pricing procurement efficiency outreach rehabilitation prisons correctional correction
    counterproliferation nonproliferation proliferation disarmament nuclear verification compliance operational
    requirements acquisition logistics readiness interoperability hydrocarbons gas mining geology geological
    meteorology hydrology broadcasting telecommunication postal audiovisual creative cultures artificial
    tertiary vocational primary secondary preschool kindergarten nursing midwifery pharmaceutical hospitals
    wellbeing wellness insurance accounting audit auditing budgetary macroeconomic microfinance taxes duties
    excise antitrust merger mergers bankruptcy copyright trademarks patents arbitration mediation notary
    officers designers manpower hemispheric legislature elections electoral ombudsman transparency integrity
    """
)

#: Words of grammar that a sentence may begin with, none of them part of a title or a name.
GRAMMAR_WORDS = word_set(
    """
    the this that these those a an and as at by for from he her his i in it its my no not of on or our she so
    some such they to we what when where which while who with you your all any both but each every few if more
    most much other after before during following since until under over per also additionally first second
    third fourth fifth sixth seventh eighth ninth tenth last next yes today yesterday tomorrow thanks thank
    copyright good morning afternoon evening ladies gentlemen however moreover furthermore finally here there
    now then well let monday tuesday wednesday thursday friday saturday sunday
    """
)

#: "General Motors" is no general, "Attorney General Electric" no name.
NO_NAMES = word_set(
    """
    motors electric dynamics mills assembly obama-era one force oval god pro tempore emeritus corp steward veteran
    veterans consultant treatise section reports ways columbia agencies departments offices supervisors nominees
    fellowships sheriffs screening authorities assisting
    """
)

#: Nouns of places, buildings, ships, prizes, papers and makers that are named after people ("Rose Garden").
NAMESAKE_NOUNS = word_set(
    """
    page profile limited ltd llc plc gmbh corporation mayo club rock alto mae mac battle siege treaty administration
    airlines airport airways amphitheater amphitheatre arena auditorium avenue award awards ballroom band base
    bay beach bel boulevard bridge broadcasting brothers camp campus canal canyon carrier castle cathedral
    cemetery chapel chronicle church city class clinic collection conservatory contractors controls corridor
    county courthouse creek crescent cup cyclone dam derby desert doctrine dome drive effect eve exchange
    expressway facility falls farm farms fault fellowship festival field fields floor flotilla foundry games
    gallery garden gardens gate gazette glacier golf grove guild hall harbor harbour heights herald highway
    hills holdings hospital hotel hurricane industries inn isle island islands journal junction laboratories
    laboratory lake lakes lane lawn lecture lighthouse lodge magazine mall manor mansion marathon marina
    massacre medal medals memorial monument mosque motel motorway mountain mountains museum observatory palace
    parish parkway patrol pavilion peak peninsula pharmaceuticals pipeline plain plains plateau plaza portico
    preparatory priory prize ranch range reactor regiment reservation reservoir residence resort restaurant
    ridge river riverside road room scholarship scholarships scout scouts securities shipyard shipyards shore
    shores shrine spaceport springs square stadium station steamship straits street streets studios suite summit
    synagogue tariffs technologies telegraph temple terminal terrace theatre theorem times tower towers township
    trail triangle tribune trophy tunnel turnpike valley ventures villa village vineyard vineyards volcano wharf
    wilderness winery yard zoo christ christmas americans mothers moms families communities voters veterans
    supporters age aid alert chambers strait reef basin quay barracks depot gorge atoll shoal jetty dock docks
    airbase airfield olympics olympic
    paralympics appliances automotive foods moonshot ceremony corp inc design explorer
    """
)

#: Words after which a name is a ship's, a storm's, a place's or an undertaking's.
NAMESAKE_LEADS = word_set(
    """
    rio hai uss usns uscgc hms hmas hmcs hmnzs ins icgs irs mv ms ss rfa bns bap brp kri ship ships vessel frigate
    destroyer carrier submarine corvette hurricane hurricanes typhoon cyclone storm mount mt. lake fort camp
    port cape operation project saint san santa los las hotel villa chateau rue via calle the this a an its our
    their these
    """
)

#: What is listed as given names and stands in texts far oftener as another word.
WORDS_NOT_GIVEN_NAMES = word_set(
    """
    abbott ace baptist beta candy capitol cinco discharge bull residence al amber angel arctic art august autumn
    bay bear bo boston bread bridge butler can captain care cash chance china chinese christmas city cliff coast
    colonel columbia columbus coral council country county court crystal dallas day deal dell delta den denver destiny
    diamond doctor duke early east easter eastern eden el electric element elite emerald empress english era
    ever fair faith farmer favor federal fern fiscal florida flower ford forest fortune freedom free gang garden
    general genesis gift glory gold golden good green gulf gun ha hall han harbor haven heaven help heritage
    hill holiday home honest honesty honor hope hotel houston human independence infant iron isle jefferson job
    journey joy judge june junior just justice kaiser king la lady le league liberty line lion live loan long
    lord los love lucky magic major majesty man many march marine market master may media mercury mercy merit
    merry meta mi miracle mission money monte moon morning mountain my nation nature navy new night nova noble
    north northern ocean office ok oklahoma opal open orange order page paradise park party patience peace pearl
    penny people phoenix plan pleasant port post prairie precious press price pride prince princess province
    prudence quality queen rain ready real red reason region republic rich rise ring river road rock rome royal
    ruby rule sage saint salt san sand santa sea season secretary senior shadow sheriff sierra silver sir sister
    sky smile snow so son south southern special spirit spring spruce square star state sterling stone storm
    story street strong success summit sun sunday sunny swan swift tan team texas tide tiger time top town
    treasure trinity true trust truth tu union unique unity us van venture victory vision vital von war warm
    water way wealth welcome west western wheat white wild wind winter wisdom wise wolf wonder word work world
    young youth zion muslim islam buddhist afternoon an as at be by do go he if in is it me no of on or pa
    please to up we
    """
)
