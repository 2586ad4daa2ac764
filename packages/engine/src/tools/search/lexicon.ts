/**
 * Words that people and tools use for nearly the same thing, or in the same breath, a group a line. General English,
 * and no service's name. Some groups were written after reading what requests of public sets missed: recall on those sets
 * says nothing of requests that nobody has read.
 */
export const lexicon: readonly (readonly string[])[] = `
get list fetch read retrieve view obtain receive
find search lookup query discover browse locate
create add new insert generate build produce
update edit modify change set patch rename
delete remove erase clear trash destroy
send deliver forward notify
post publish share upload
write compose draft
cancel revoke terminate stop
start launch run execute trigger
convert transform translate
calculate compute estimate
check verify validate test
analyze analyse analysis examine inspect evaluate assess
summarize summarise summary gist digest overview
recommend suggest advise recommendation suggestion
book reserve reservation booking
buy purchase order shop
improve optimize enhance
monitor track watch follow
schedule plan arrange
reply respond answer
connect link attach
copy duplicate clone
merge combine join
email mail inbox message
chat conversation message channel
event meeting appointment calendar
issue ticket bug
repository repo codebase git
document doc file paper
file attachment
folder directory
label tag
form survey questionnaire
spreadsheet sheet table excel
note memo
contact person people lead
customer client
user account profile
team group
company business firm organization enterprise
employee staff worker
job career employment vacancy hiring
show series tv television
song music track playlist
news headline article
blog post article
paper research study academic
price cost rate fee
product item merchandise
store retailer
stock share equity market finance investment
crypto cryptocurrency bitcoin blockchain
payment pay invoice bill billing charge
money currency fund
tax legal law attorney
car vehicle auto automobile
food meal dish cuisine
recipe cook cooking ingredient
doctor medical health disease medicine
code coding programming software developer
language vocabulary grammar translation
student school education course learn tutor teach
place location address map
city town
chart graph diagram plot visualization
statistic metric analytics
phone telephone mobile sms
audio voice speech sound
password credential secret
sport football soccer basketball
clothes clothing apparel outfit wear dress shirt fashion garment wardrobe shoe style
gym workout fitness exercise training
cafe coffee restaurant breakfast brunch lunch dinner eat dining meal bar
astrology horoscope zodiac birth
smartphone phone device laptop computer electronics gadget
subway metro train transit transport transportation bus rail station route
neighborhood area location nearby region local place near
lawyer attorney legal law lawsuit court regulation legislation rights statute
weather rain snow wind storm sunny humidity temperature forecast climate
movie film watch cinema tv series show animated documentary netflix stream
song music lyrics singer artist album listen playlist genre band melody
mechanic repair fix maintenance car vehicle automotive
ticket concert theater event admission venue match
loan mortgage credit debt interest borrow repayment
budget saving expense spending finance financial income
invest investment stock share portfolio market trading trader fund
nft crypto token coin wallet blockchain
apartment house home property rent estate housing buy realtor
book read reading novel author literature story
story fiction narrative tale plot write
recipe cook ingredient dish bake cuisine
diet nutrition calorie weight food healthy
doctor medical health symptom illness disease treatment patient hospital clinic diagnosis
medicine drug medication prescription pharmacy pill
therapy mental anxiety stress mood meditation mindfulness emotion
sleep bed rest habit routine
motivation inspire inspiration quote affirmation encouragement
task todo checklist prioritize deadline reminder organize
project management plan milestone sprint
meeting call conference zoom appointment calendar schedule
transcript recording minutes conversation
translate language english chinese spanish french meaning
pronunciation speak vocabulary grammar language
sign image photo picture visual
picture photo image snapshot camera portrait
logo brand branding icon
design graphic illustration art drawing artwork sketch
edit modify rewrite rephrase polish improve revise proofread
essay writing write text article copy content
tone style rewrite
summary summarize key points
study learn course lesson tutorial class training education skill
exam test quiz question practice
student school university college teacher
homework math equation calculate solve
research paper study scholarly scientific journal article publication
science physics biology chemistry scientific
space planet astronomy star nasa galaxy mars
population census demographic statistics
company business corporation firm enterprise startup
lead prospect sales outreach customer
marketing advertising ad campaign promotion
seo keyword search ranking traffic backlink
website webpage url link domain site web page
security vulnerability scan safe threat attack
server deploy host hosting infrastructure cloud
code programming script function developer debug
api endpoint request integration
database sql query table
data dataset analysis analyze visualization
spreadsheet excel csv table
pdf document file
presentation slide deck powerpoint
video clip youtube film movie
podcast episode audio
voice speech speak audio
news headline latest current update
politics election government vote congress
job career employment hire vacancy recruit position work
resume cv interview candidate
salary wage pay compensation
travel trip vacation holiday destination visit tour itinerary tourist
hotel accommodation stay lodging room
flight airline plane airport fly airfare
drive car charging parking road
parking lot carpark garage
gas petrol fuel gasoline diesel
direction navigate route map distance
gift present birthday
discount deal coupon promo sale bargain cheap
shop shopping store purchase buy product
price cost expensive cheap afford
compare comparison versus difference alternative
game play gaming player
puzzle riddle crossword sudoku
chess move board checkers
football soccer league basketball score team match baseball
fortune tarot psychic divination future
personality mbti type self
dating relationship partner love
child kid baby toddler children
pet dog cat animal veterinary
plant garden flower gardening
wine beer sake alcohol drink cocktail beverage
charity donate donation nonprofit
environment climate carbon emission sustainability
energy electricity power solar
tax irs deduction
insurance policy coverage claim
legal contract agreement
chat message messaging conversation
social post tweet instagram facebook twitter
friend people contact person
joke funny humor laugh meme
meme funny image
poem poetry verse rhyme
name domain brand
color palette theme
font typography
time date clock timezone
age year old birth
earthquake disaster emergency
hiking outdoor trail
museum history historical monument culture
art museum painting gallery exhibition collection
architecture building construction
word dictionary definition meaning synonym
question answer faq
opinion advice perspective view insight
review rating feedback opinion
random number dice
barcode qr code
package parcel shipment shipping delivery courier tracking
currency exchange rate convert
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '))
