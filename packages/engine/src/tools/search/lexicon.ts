/** Groups of words that people and tools use for nearly the same thing, a group a line. */
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
compare versus difference
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
task todo reminder
issue ticket bug
repository repo codebase git
document doc file paper
file attachment
folder directory
label tag
form survey questionnaire
spreadsheet sheet table excel
database table
note memo
contact person people lead
customer client
user account profile
team group
company business firm organization enterprise
employee staff worker
job career employment vacancy hiring
resume cv
image picture photo
art artwork drawing illustration graphic
video clip youtube
movie film cinema
show series tv television
song music track playlist
game play gaming
book novel literature
news headline article
blog post article
paper research study academic
website site webpage page url
weather forecast temperature climate
price cost rate fee
discount deal coupon bargain sale cheap
product item merchandise
store retailer
stock share equity market finance investment
crypto cryptocurrency bitcoin blockchain
payment pay invoice bill billing charge
money currency fund
tax legal law attorney
house home property apartment estate rent
car vehicle auto automobile
trip travel vacation holiday tour itinerary
hotel accommodation lodging
flight airline plane
food meal dish cuisine
recipe cook cooking ingredient
restaurant dining
diet nutrition calorie
fitness exercise workout gym
doctor medical health disease medicine
kid child children
pet dog cat animal
gift present
code coding programming software developer
language vocabulary grammar translation
student school education course learn tutor teach
place location address map
city town
joke humor funny
chart graph diagram plot visualization
statistic metric analytics
phone telephone mobile sms
audio voice speech sound
password credential secret
sport football soccer basketball
charity donation nonprofit
marketing advertising ad campaign
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '))
