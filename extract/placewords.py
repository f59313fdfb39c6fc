"""Words that tell what kind of thing a capitalised name is: a town, a province, a person."""

from __future__ import annotations

TYPE_WORDS = frozenset(
    "city town village province region district raion rayon oblast governorate county municipality state "
    "pass corridor enclave capital communities community settlement settlements villages towns cities "
    "provinces regions districts prefecture parish department republic peninsula island islands valley "
    "suburb port hamlet commune canton emirate territory kingdom area areas neighbourhood neighborhood township".split()
)
UNIT_WORDS = frozenset(
    "province region district raion rayon oblast governorate county municipality parish prefecture "
    "department enclave republic state area territory".split()
)
PARTS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "north-east north-west south-east south-west northeastern northwestern southeastern southwestern "
    "north-eastern north-western south-eastern south-western upper lower greater downtown".split()
)
TITLES = frozenset(
    "president minister mr mrs ms dr general colonel major captain lieutenant sergeant secretary senator "
    "governor mayor king queen prince princess chancellor ambassador spokesman spokeswoman spokesperson judge "
    "professor sir lord pope bishop imam sheikh chief commander premier sgt lt capt gen col maj cpl det sen rep gov "
    "rev pastor justice coach officer deputy detective inspector attorney congressman councilman councilwoman "
    "superintendent sheriff reverend father sister brother uncle aunt".split()
)
# In small letters before a name: somebody of the family, or what somebody does.
ROLES = frozenset(
    "wife husband daughter son mother father sister brother grandson granddaughter grandfather grandmother uncle "
    "aunt cousin niece nephew daughters sons children brothers sisters victim suspect actor actress singer author "
    "forward striker midfielder goalkeeper quarterback pitcher guard coach teammate director rapper".split()
)
# What may follow a capitalised word without being a surname.
JOINTS = frozenset("and or of in at on the a an for to from by with is was has had".split())
# Capitalised after a name, these make one name with it: "Catawba River", "Rapides Parish".
HEADS = frozenset(
    "county parish river lake valley township creek bay island islands province oblast raion peninsula mountains "
    "mountain heights basin desert glacier strait reservoir canal forest beach airport".split()
)
# After a name in small letters, these speak of its people or surroundings: the name is of a place.
INHABITANTS = frozenset(
    "man woman men women teen teenager boy girl couple resident residents police native officials authorities "
    "firefighters students family area areas region suburb neighborhood neighbourhood metro city town district "
    "province county border airport hospital street streets businessman lawyer mayor officer officers voters "
    "community communities schools school motorist driver mother father student".split()
)
# What a part of a town is called: "the Sheikh Maqsoud neighbourhood of Aleppo".
QUARTERS = frozenset("district neighbourhood neighborhood quarter suburb area section ward borough".split())
# Names that parts of many towns bear: alone they name no place.
COMMON_QUARTERS = frozenset(
    "old city|old town|old quarter|new town|new city|inner city|city centre|city center|town centre|town center|"
    "downtown|midtown|uptown|chinatown|market square|central square|main square|industrial zone|green zone|"
    "christian quarter|jewish quarter|muslim quarter|armenian quarter|latin quarter|railway station|metro|town|"
    "northeast|northwest|southeast|southwest".split("|")
) | {
    f"{side}{end}"
    for side in ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
    for end in (" side", "side", " end")
}
# Words that end the name of a way and of hardly any town.
WAYS = frozenset("road rd street avenue ave boulevard blvd highway expressway freeway turnpike lane drive".split())
# One goes for, to, towards or from a place.
MOTIONS = frozenset(
    "leave flee depart head travel march move sail fly retreat withdraw return escape drive go walk advance "
    "evacuate arrive come set bind migrate emigrate journey run".split()
)
STREETS = frozenset(
    "road rd rd. street st st. avenue ave ave. drive dr dr. lane ln blvd blvd. boulevard highway hwy way parkway "
    "route loop terrace circle pike square trail crescent close turnpike expressway freeway".split()
)
# After a name, these are of a town or county: the name is of a place.
CIVIC = frozenset(
    "police department council fire sheriff coroner city county chamber board senior volunteer regional jail ems "
    "public state community area army government district commission clerk mayor medical health association fair "
    "convention civic metropolitan independent airport international - / police. pd finance officials "
    "attorney superior crown circuit magistrates".split()
)
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
# A name right after one of these is a ship's.
VESSELS = frozenset(
    "uss hms hmcs hmas ins ss mv rms usns battleship destroyer frigate cruiser carrier corvette submarine warship "
    "vessel ferry tanker trawler minesweeper steamship yacht flagship sms hmnzs steamer liner schooner gunboat brig "
    "freighter airship zeppelin galleon ironclad dreadnought".split()
)
# A name right before one of these is a team's.
TEAMS = frozenset(
    "united fc rovers wanderers athletic hotspur albion rangers dynamo spartak giants lakers bulls yankees red "
    "patriots cowboys eagles tigers lions bears wildcats warriors raiders saints hornets knights blues stars".split()
)
# What is done to places.
REACHED = frozenset(
    "hit strike shell bomb bombard attack pound capture seize take retake recapture occupy liberate besiege surround "
    "enter leave reach shake flood devastate destroy evacuate visit flee control hold defend encircle raid storm "
    "abandon cross approach ravage batter".split()
)
# Kinds of place in the plural: after or before a list they are about each of its members.
PLURALS = frozenset(
    "provinces regions districts counties oblasts governorates raions parishes states cities towns villages "
    "settlements communities prefectures departments".split()
)
# Kinds of place in the plural that introduce a list of them.
PLURAL_TYPES = frozenset(
    "cities towns villages communities settlements provinces regions districts governorates counties oblasts "
    "neighbourhoods neighborhoods suburbs islands hamlets municipalities".split()
)
# First or last word of the name of a feature of the land: "Cape Matapan", "the Plitvice Lakes".
FEATURES = frozenset(
    "cape mount mt mt. lake lakes river valley hill hills ridge heights mountain mountains peninsula bay gulf strait "
    "straits forest falls fort camp crossing pass island islands reef glacier canyon dam".split()
)
