/** English words that colour a request and rarely name what is wanted: they count for less than others. */
export const weakWords: readonly string[] =
  `accurate actual additional advance amazing approach appropriate aspect assistance available aware
  basic beautiful big certain clear close common complete comprehensive concise convenient cool
  correct creative critical crucial curious current deep desire detail different difficult distinct
  diverse easy effective efficient effort engaging enhance enjoy ensure entire essential exact
  excellent exceptional excited exciting existing experience explore extensive factor fantastic
  fascinating favorite favourite fresh friend full fun future gain general good grateful great
  guidance handy high highlight huge ideal immediate impact important impressive improve incredible
  individual inform information innovative insight inspiring intend interest interesting intrigue
  keen key kind knowledge large latest likely little long love main major manner meaningful
  memorable modern multiple necessary need new nice notable numerous opportunity optimal option
  original outstanding overall particular passionate perfect personal planning popular positive
  possible potential powerful precise preferred previous prior project proper purpose quality quick
  ready real reason recent regard related relevant reliable remarkable respective rich right seek
  significant similar simple situation small smooth solid sort special specific straightforward
  strong stunning successful suitable superb sure task thorough today top total trusted type
  understand unique unusual upcoming urgent useful valuable variety various vast vibrant vital way
  wide wonderful work world worth`.split(/\s+/)
