// Made by `pnpm services-index`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Ably: Messages and channels in real time. */
    ably: unknown
    /** Act-On: Marketing e-mails, lists and forms. */
    acton: unknown
    /** Acuity Scheduling: Appointments, clients and availability. */
    acuityscheduling: unknown
    /** Adafruit IO: Feeds and dashboards of devices. */
    adafruitio: unknown
    /** Adobe Acrobat Sign: Agreements and their signatures. */
    adobesign: unknown
    /** Aha!: Product roadmaps, features and ideas. */
    aha: unknown
    airtable: unknown
    /** Algolia: Indexes, records and their search. */
    algolia: unknown
    /** Alpaca: Orders, positions and market data. */
    alpaca: unknown
    /** Anthropic: Answers of Claude. */
    anthropic: unknown
    /** Apideck: Many CRM, HR and accounting systems in one shape. */
    apideck: unknown
    /** Apify: Runs of scrapers, and what they found. */
    apify: unknown
    /** api.video: Videos and live streams. */
    apivideo: unknown
    /** AppVeyor: Builds and deployments. */
    appveyor: unknown
    asana: unknown
    /** Assembla: Repositories and tickets. */
    assembla: unknown
    /** AssemblyAI: Text from speech. */
    assemblyai: unknown
    /** Attio: Records, lists and notes. */
    attio: unknown
    /** Autodesk Platform Services: Designs, models and projects of Autodesk. */
    autodesk: unknown
    /** Avalara AvaTax: Sales taxes, addresses and their reports. */
    avatax: unknown
    /** AWeber: Mailing lists, subscribers and broadcasts. */
    aweber: unknown
    /** Axosoft: Backlogs, bugs and releases of teams. */
    axosoft: unknown
    /** BeezUP: Catalogues and orders of marketplaces. */
    beezup: unknown
    /** BigCommerce: Products, orders and customers of a store. */
    bigcommerce: unknown
    /** Billbee: Orders, products and customers of shops. */
    billbee: unknown
    /** Billingo: Invoices, partners and bank accounts. */
    billingo: unknown
    /** Bitbucket: Repositories, pull requests and pipelines. */
    bitbucket: unknown
    /** Bitly: Short links and their clicks. */
    bitly: unknown
    /** Blogger: Blogs, posts and comments. */
    blogger: unknown
    /** Box: Files, folders and their sharing. */
    box: unknown
    /** Brave Search: Search of the web, news and images. */
    bravesearch: unknown
    /** Braze: Users, campaigns and messages. */
    braze: unknown
    /** Brevo: E-mails, contacts and campaigns. */
    brevo: unknown
    /** Browserbase: Browsers in the cloud. */
    browserbase: unknown
    /** Browshot: Screenshots of pages. */
    browshot: unknown
    /** Buffer: Planned posts of social accounts. */
    buffer: unknown
    /** BulkSMS: Text messages in bulk. */
    bulksms: unknown
    /** Bungie.net: Players, characters and groups of Destiny. */
    bungie: unknown
    /** CallFire: Calls, text messages and contacts. */
    callfire: unknown
    /** Campaign Monitor: Campaigns, lists and subscribers. */
    campaignmonitor: unknown
    /** Cerebras: Answers of open models, quickly. */
    cerebras: unknown
    /** Chargebee: Subscriptions, invoices and customers. */
    chargebee: unknown
    /** CircleCI: Pipelines, jobs and their artifacts. */
    circleci: unknown
    /** Clerk: Users, sessions and organisations of an app. */
    clerk: unknown
    /** ClickMeter: Links and their clicks. */
    clickmeter: unknown
    /** ClickSend: Text messages, letters and calls. */
    clicksend: unknown
    /** ClickUp: Tasks, lists and spaces of teams. */
    clickup: unknown
    /** Clio: Matters, contacts and bills of law firms. */
    clio: unknown
    /** Clockify: Time entries, projects and clients. */
    clockify: unknown
    /** Close: Leads, calls and e-mails of sales. */
    close: unknown
    /** CloudConvert: Files from one format to another. */
    cloudconvert: unknown
    /** Cloudflare: Zones, DNS records and workers. */
    cloudflare: unknown
    /** Cloudinary: Images and videos, and what becomes of them. */
    cloudinary: unknown
    /** Coda: Docs, their tables and rows. */
    coda: unknown
    /** Codat: Accounts and invoices of companies, from many systems. */
    codat: unknown
    /** Cohere: Answers, embeddings and reranking. */
    cohere: unknown
    /** CoinGecko: Prices and markets of crypto currencies. */
    coingecko: unknown
    /** Concept2 Logbook: Workouts on rowing machines. */
    concept2: unknown
    /** ConfigCat: Feature flags and their settings. */
    configcat: unknown
    confluence: unknown
    /** Contentful: Spaces, entries and assets. */
    contentful: unknown
    /** ConvertAPI: Files from one format to another. */
    convertapi: unknown
    /** Courier: Notifications over many channels. */
    courier: unknown
    /** Creatomate: Videos and images from templates. */
    creatomate: unknown
    /** Crisp: Conversations with the visitors of sites. */
    crisp: unknown
    /** Customer.io: Customers, campaigns and messages. */
    customerio: unknown
    /** Dailymotion: Videos, channels and playlists. */
    dailymotion: unknown
    datadog: unknown
    /** DatoCMS: Records, models and uploads. */
    datocms: unknown
    /** Deepgram: Text from speech, and speech from text. */
    deepgram: unknown
    /** DeepInfra: Answers and images of open models. */
    deepinfra: unknown
    /** DeepL: Translations of texts and documents. */
    deepl: unknown
    /** DeepSeek: Answers of DeepSeek's models. */
    deepseek: unknown
    /** DEV: Articles, comments and followers. */
    dev: unknown
    /** DeviantArt: Artworks, galleries and their comments. */
    deviantart: unknown
    /** DigitalOcean: Droplets, domains, databases and apps. */
    digitalocean: unknown
    /** Discord: Servers, channels and messages. */
    discord: unknown
    discordbot: unknown
    /** Display & Video 360: Campaigns, line items and creatives. */
    displayvideo360: unknown
    /** Disqus: Comments, threads and forums. */
    disqus: unknown
    /** DocSpring: PDFs from templates. */
    docspring: unknown
    /** Documenso: Documents and their signatures. */
    documenso: unknown
    /** DocuSign: Envelopes, templates and their signatures. */
    docusign: unknown
    /** DrChrono: Patients, appointments and records. */
    drchrono: unknown
    /** Dribbble: Shots and projects of designers. */
    dribbble: unknown
    /** Drip: Subscribers, campaigns and events. */
    drip: unknown
    dropbox: unknown
    /** Dropbox Sign: Signature requests, templates and teams. */
    dropboxsign: unknown
    /** Duffel: Flights, orders and stays. */
    duffel: unknown
    /** EasyPost: Labels, rates and tracking of parcels. */
    easypost: unknown
    /** eBay: Listings, orders and inventory. */
    ebay: unknown
    /** Visma e-conomic: Invoices, journals and customers. */
    economic: unknown
    /** Egnyte: Files and folders of companies. */
    egnyte: unknown
    /** Elastic Email: E-mails, contacts and campaigns. */
    elasticemail: unknown
    /** ElevenLabs: Speech from text, and voices. */
    elevenlabs: unknown
    /** Eventbrite: Events, orders and attendees. */
    eventbrite: unknown
    /** EVE Online: Characters, markets and corporations of the game. */
    eveonline: unknown
    /** Exa: Search of the web by meaning. */
    exa: unknown
    /** Facebook: Pages, posts and advertisements. */
    facebook: unknown
    /** FACEIT: Players, matches and tournaments. */
    faceit: unknown
    /** fal: Images and videos from models. */
    fal: unknown
    /** FamilySearch: Persons and sources of family trees. */
    familysearch: unknown
    /** Feedly: Feeds, boards and articles. */
    feedly: unknown
    /** Figma: Files, comments and components of designs. */
    figma: unknown
    /** figshare: Research articles, data sets and collections. */
    figshare: unknown
    /** Files.com: Files, folders and their sharing. */
    files: unknown
    /** Finch: People and payroll of employers. */
    finch: unknown
    /** Finnhub: Prices, filings and news of companies. */
    finnhub: unknown
    /** Firecrawl: Pages of the web as text. */
    firecrawl: unknown
    /** Firestore: Documents and collections. */
    firestore: unknown
    /** Fireworks AI: Answers of open models. */
    fireworks: unknown
    /** Fitbit: Activity, sleep and heart rate. */
    fitbit: unknown
    /** Flat: Music scores and their collaborators. */
    flat: unknown
    /** Flutterwave: Payments, transfers and customers. */
    flutterwave: unknown
    /** Formstack: Forms and what was filled in. */
    formstack: unknown
    /** 46elks: Text messages, calls and numbers. */
    fortysixelks: unknown
    /** 42 Intra: Students, projects and campuses of 42. */
    fortytwo: unknown
    /** Forward Email: E-mails and aliases of own domains. */
    forwardemail: unknown
    /** FreeAgent: Invoices, expenses and bank accounts. */
    freeagent: unknown
    /** FreshBooks: Invoices, clients and time entries. */
    freshbooks: unknown
    freshdesk: unknown
    /** Front: Conversations of shared inboxes. */
    front: unknown
    /** Fulfillment.com: Orders, returns and inventory. */
    fulfillment: unknown
    /** Furkot: Road trips and their stops. */
    furkot: unknown
    /** Google Gemini: Answers, images and embeddings of Gemini. */
    gemini: unknown
    /** Genius: Songs, artists and annotations. */
    genius: unknown
    /** Getty Images: Images and videos to license. */
    gettyimages: unknown
    /** GIPHY: GIFs and stickers. */
    giphy: unknown
    /** GitBook: Spaces and pages of documentation. */
    gitbook: unknown
    github: unknown
    gitlab: unknown
    /** Gladia: Text from speech. */
    gladia: unknown
    gmail: unknown
    /** GoCardless: Direct debits, mandates and payouts. */
    gocardless: unknown
    /** Google AdMob: Apps, ad units and earnings. */
    googleadmob: unknown
    /** Google AdSense: Earnings and sites of AdSense. */
    googleadsense: unknown
    /** Google Analytics: Visits of sites and apps. */
    googleanalytics: unknown
    /** Google Analytics Admin: Accounts, properties and streams of Analytics. */
    googleanalyticsadmin: unknown
    /** Google Apps Script: Scripts, their versions and runs. */
    googleappsscript: unknown
    /** Google BigQuery: Data sets, tables and queries. */
    googlebigquery: unknown
    /** Google Books: Books and shelves. */
    googlebooks: unknown
    googlecalendar: unknown
    /** Google Chat: Spaces, members and messages. */
    googlechat: unknown
    /** Google Classroom: Courses, students and coursework. */
    googleclassroom: unknown
    /** Google Cloud Resource Manager: Projects, folders and organisations. */
    googlecloud: unknown
    /** Google Cloud Run: Services and jobs of containers. */
    googlecloudrun: unknown
    /** Google Cloud Storage: Buckets and objects. */
    googlecloudstorage: unknown
    /** Google Compute Engine: Machines, disks and networks. */
    googlecompute: unknown
    /** Google Contacts: Contacts and their groups. */
    googlecontacts: unknown
    googledocs: unknown
    googledrive: unknown
    /** Google Fit: Activity, sleep and nutrition. */
    googlefit: unknown
    /** Google Forms: Forms and their responses. */
    googleforms: unknown
    /** Google Keep: Notes and lists. */
    googlekeep: unknown
    /** Google Meet: Meetings, their recordings and transcripts. */
    googlemeet: unknown
    /** Google Play Developer: Apps, releases and reviews. */
    googleplay: unknown
    /** Google Pub/Sub: Topics, subscriptions and messages. */
    googlepubsub: unknown
    /** Google Search Console: How sites do in Google's search. */
    googlesearchconsole: unknown
    googlesheets: unknown
    /** Google Slides: Presentations and their slides. */
    googleslides: unknown
    /** Google Cloud Speech-to-Text: Text from speech. */
    googlespeech: unknown
    /** Google Tag Manager: Tags, triggers and containers. */
    googletagmanager: unknown
    googletasks: unknown
    /** Google Cloud Translation: Translations of texts. */
    googletranslate: unknown
    /** Google Cloud Vision: What is on images. */
    googlevision: unknown
    /** Google Wallet: Passes, tickets and loyalty cards. */
    googlewallet: unknown
    /** Google Workspace Admin: Users, groups and devices of a company. */
    googleworkspaceadmin: unknown
    /** GraphHopper: Routes, places and distances. */
    graphhopper: unknown
    /** Groove: Tickets and customers of a shared inbox. */
    groove: unknown
    /** Groq: Answers of open models, quickly. */
    groq: unknown
    /** Heroku: Apps, dynos and add-ons. */
    heroku: unknown
    /** Hootsuite: Planned messages of social profiles. */
    hootsuite: unknown
    hubspot: unknown
    /** Hugging Face: Models, data sets and spaces. */
    huggingface: unknown
    /** Hume: Speech with feeling. */
    hume: unknown
    /** IBANAPI: Checks of bank accounts' numbers. */
    ibanapi: unknown
    /** Imgur: Images, albums and galleries. */
    imgur: unknown
    /** Increase: Accounts, transfers and cards. */
    increase: unknown
    intercom: unknown
    /** IPinfo: Where addresses of the internet are. */
    ipinfo: unknown
    /** ISBNdb: Books, authors and publishers. */
    isbndb: unknown
    /** Jamendo: Free music, its artists and albums. */
    jamendo: unknown
    jira: unknown
    /** Jotform: Forms and what was filled in. */
    jotform: unknown
    /** Kakao: Profiles and messages of Kakao. */
    kakao: unknown
    /** Keap: Contacts, orders and campaigns. */
    keap: unknown
    /** Kick: Channels, streams and chat. */
    kick: unknown
    /** Klaviyo: Profiles, lists, flows and campaigns. */
    klaviyo: unknown
    /** Knock: Notifications, their workflows and users. */
    knock: unknown
    /** LambdaTest Screenshots: Screenshots in many browsers. */
    lambdatest: unknown
    /** LaunchDarkly: Feature flags, segments and experiments. */
    launchdarkly: unknown
    /** Lemon Squeezy: Orders, subscriptions and licences. */
    lemonsqueezy: unknown
    /** Lichess: Chess games, puzzles and studies. */
    lichess: unknown
    /** LINE: Profiles and messages of LINE. */
    line: unknown
    linear: unknown
    /** LinkedIn: Posts, profiles and company pages. */
    linkedin: unknown
    /** Linode: Linodes, volumes and domains. */
    linode: unknown
    /** Lithic: Cards, their accounts and transactions. */
    lithic: unknown
    /** LMNT: Speech from text. */
    lmnt: unknown
    /** Lob: Letters, postcards and addresses. */
    lob: unknown
    /** Loops: Contacts, events and e-mails. */
    loops: unknown
    /** Lufthansa: Flights, schedules and cargo. */
    lufthansa: unknown
    /** Lufthansa Partner: Flights, offers and orders, for partners. */
    lufthansapartner: unknown
    /** Luma: Images and videos from text. */
    luma: unknown
    mailchimp: unknown
    /** MailerLite: Subscribers, groups and campaigns. */
    mailerlite: unknown
    /** MailerSend: E-mails, templates and domains. */
    mailersend: unknown
    /** Mailgun: E-mails, domains and their events. */
    mailgun: unknown
    /** Mailjet: E-mails, contacts and campaigns. */
    mailjet: unknown
    /** MailUp: Newsletters, lists and recipients. */
    mailup: unknown
    /** Mailchimp Transactional: E-mails of an app, and their templates. */
    mandrill: unknown
    /** Mapbox: Places, routes and maps. */
    mapbox: unknown
    /** MapMyFitness: Workouts and routes. */
    mapmyfitness: unknown
    /** MaxMind GeoIP: Where addresses of the internet are. */
    maxmind: unknown
    /** Medium: Posts and publications. */
    medium: unknown
    /** Meetup: Groups, events and members. */
    meetup: unknown
    /** Mendeley: References, documents and groups. */
    mendeley: unknown
    /** Cisco Meraki: Networks, devices and clients. */
    meraki: unknown
    /** Mercado Libre: Listings, orders and questions. */
    mercadolibre: unknown
    /** Mercado Pago: Payments, customers and subscriptions. */
    mercadopago: unknown
    /** MessageBird: Text messages, calls and numbers. */
    messagebird: unknown
    /** Microsoft Graph: Mails, files, calendars and people of Microsoft 365. */
    microsoftgraph: unknown
    /** Mindee: Data from documents. */
    mindee: unknown
    /** Miro: Boards and what is on them. */
    miro: unknown
    /** Juniper Mist: Networks, sites and devices. */
    mist: unknown
    /** Mistral AI: Answers and embeddings of Mistral's models. */
    mistral: unknown
    /** Mixpanel: Events and profiles of users. */
    mixpanel: unknown
    /** Modern Treasury: Payment orders, ledgers and accounts. */
    moderntreasury: unknown
    /** Mollie: Payments, refunds and customers. */
    mollie: unknown
    /** monday.com: Boards, items and updates. */
    monday: unknown
    /** Musixmatch: Lyrics of songs. */
    musixmatch: unknown
    /** Mux: Videos, live streams and their viewers. */
    mux: unknown
    /** NamSor: What names tell of persons. */
    namsor: unknown
    /** NASA: Pictures and data of space. */
    nasa: unknown
    /** Naver: Profiles, blogs and search of Naver. */
    naver: unknown
    /** Neon: Projects, branches and databases. */
    neon: unknown
    /** Netatmo: Weather stations, thermostats and cameras. */
    netatmo: unknown
    /** Netlify: Sites, deploys and forms. */
    netlify: unknown
    /** Neutrino: Checks of phone numbers, cards and addresses. */
    neutrino: unknown
    /** News API: Headlines and articles. */
    newsapi: unknown
    /** The New York Times: Articles, headlines and books. */
    newyorktimes: unknown
    notion: unknown
    /** Novu: Notifications and their subscribers. */
    novu: unknown
    /** NPR One: Recommended stories and podcasts of NPR. */
    npr: unknown
    okta: unknown
    /** OneDrive: Files and folders. */
    onedrive: unknown
    /** 1Password Events: Sign-ins and uses of items of a company. */
    onepasswordevents: unknown
    /** OneSignal: Push messages, e-mails and their segments. */
    onesignal: unknown
    /** OpenAI: Answers, images, speech and embeddings of OpenAI's models. */
    openai: unknown
    /** Opendatasoft: Public data sets. */
    opendatasoft: unknown
    /** OpenFIGI: Identifiers of financial instruments. */
    openfigi: unknown
    /** OpenRouter: Answers of many models behind one address. */
    openrouter: unknown
    /** OpenStreetMap: Map data, changesets and notes. */
    openstreetmap: unknown
    /** Opsgenie: Alerts, teams and schedules. */
    opsgenie: unknown
    /** Orbit: Members and activities of communities. */
    orbit: unknown
    /** osu!: Players, beatmaps and scores. */
    osu: unknown
    /** Paddle: Transactions, subscriptions and products. */
    paddle: unknown
    /** PagerDuty: Incidents, services and schedules. */
    pagerduty: unknown
    /** PandaScore: Matches, teams and players of e-sports. */
    pandascore: unknown
    /** Particle: Devices, their functions and events. */
    particle: unknown
    /** Patreon: Members, tiers and posts of creators. */
    patreon: unknown
    /** Paylocity: Employees, payroll and time of companies. */
    paylocity: unknown
    /** PayPal: Payments, orders and subscriptions. */
    paypal: unknown
    /** Paystack: Payments, transfers and customers. */
    paystack: unknown
    /** PDF Blocks: PDFs merged, split and signed. */
    pdfblocks: unknown
    /** People Data Labs: Data on persons and companies. */
    peopledatalabs: unknown
    /** Perplexity: Answers with sources from the web. */
    perplexity: unknown
    /** Pexels: Photos and videos that are free. */
    pexels: unknown
    /** Pinecone: Indexes of vectors. */
    pinecone: unknown
    /** Pinterest: Pins, boards and advertisements. */
    pinterest: unknown
    /** Pipedrive: Deals, persons and activities. */
    pipedrive: unknown
    /** PlaceKit: Addresses as they are typed. */
    placekit: unknown
    /** Plaid: Accounts and transactions of banks. */
    plaid: unknown
    /** Plivo: Text messages, calls and phone numbers. */
    plivo: unknown
    /** PocketSmith: Budgets, accounts and transactions of persons. */
    pocketsmith: unknown
    /** Podio: Apps, items and tasks of workspaces. */
    podio: unknown
    /** Polar: Products, subscriptions and customers. */
    polar: unknown
    /** Polygon.io: Prices of stocks, options and currencies. */
    polygon: unknown
    /** PostHog: Events, persons and feature flags. */
    posthog: unknown
    /** Postmark: E-mails of one server, and their bounces. */
    postmark: unknown
    /** Probely: Scans of sites for weaknesses. */
    probely: unknown
    /** Procore: Projects, drawings and budgets of builders. */
    procore: unknown
    /** Product Hunt: Launches, votes and comments. */
    producthunt: unknown
    /** Planview ProjectPlace: Boards, cards and documents of projects. */
    projectplace: unknown
    /** Pushbullet: Pushes to a person's own devices. */
    pushbullet: unknown
    /** Qualtrics: Surveys and their responses. */
    qualtrics: unknown
    quickbooks: unknown
    /** Razorpay: Payments, orders and settlements. */
    razorpay: unknown
    /** ReadMe: Documentation, its pages and versions. */
    readme: unknown
    /** Recurly: Subscriptions, invoices and accounts. */
    recurly: unknown
    /** Redbooth: Tasks, projects and conversations. */
    redbooth: unknown
    /** Reddit: Posts, comments and subreddits. */
    reddit: unknown
    /** remove.bg: Images without their backgrounds. */
    removebg: unknown
    /** RentCast: Rents, values and owners of homes. */
    rentcast: unknown
    /** Replicate: Runs of published models. */
    replicate: unknown
    resend: unknown
    /** Rev AI: Text from speech. */
    revai: unknown
    /** Reverb: Listings, orders and offers of instruments. */
    reverb: unknown
    /** Roblox: Experiences, groups and data stores. */
    roblox: unknown
    /** Runkeeper: Runs and other activities. */
    runkeeper: unknown
    /** Runscope: Tests and monitors of APIs. */
    runscope: unknown
    /** Sakari: Text messages, contacts and campaigns. */
    sakari: unknown
    salesforce: unknown
    /** Salesloft: Cadences, people and calls of sales. */
    salesloft: unknown
    /** Sanity: Projects, data sets and documents. */
    sanity: unknown
    /** Segment: Sources, destinations and tracking plans. */
    segment: unknown
    /** SendGrid: E-mails, templates and contacts. */
    sendgrid: unknown
    /** Sentry: Errors, issues and releases. */
    sentry: unknown
    /** SerpApi: Results of search engines as data. */
    serpapi: unknown
    /** ShipEngine: Labels, rates and tracking of parcels. */
    shipengine: unknown
    /** Shippo: Labels, rates and tracking of parcels. */
    shippo: unknown
    /** Shoeboxed: Receipts and expense reports. */
    shoeboxed: unknown
    shopify: unknown
    /** Shortcut: Stories, epics and iterations. */
    shortcut: unknown
    /** Shorten.REST: Short links and their clicks. */
    shortenrest: unknown
    /** Shotstack: Videos from templates. */
    shotstack: unknown
    /** Shutterstock: Images, videos and music to license. */
    shutterstock: unknown
    /** SIGNL4: Alerts to teams on duty. */
    signl4: unknown
    /** SimplyRETS: Listings of homes. */
    simplyrets: unknown
    /** smart-me: Meters and what they measured. */
    smartme: unknown
    /** Smartsheet: Sheets, rows and reports. */
    smartsheet: unknown
    /** SmartThings: Devices, rooms and scenes of homes. */
    smartthings: unknown
    /** seven: Text messages and calls. */
    sms77: unknown
    /** Snapchat: Profiles of Snap Kit. */
    snapchat: unknown
    snowflake: unknown
    /** SparkPost: E-mails, templates and recipients. */
    sparkpost: unknown
    /** Spinitron: Playlists of radio stations. */
    spinitron: unknown
    /** spoonacular: Recipes, foods and meal plans. */
    spoonacular: unknown
    /** Spotify: Tracks, playlists and playback. */
    spotify: unknown
    /** Square: Payments, orders, catalogue and customers. */
    square: unknown
    /** start.gg: Tournaments, players and brackets. */
    startgg: unknown
    /** Storecove: Electronic invoices. */
    storecove: unknown
    /** Storyblok: Stories, components and assets. */
    storyblok: unknown
    /** Strava: Activities, routes and segments. */
    strava: unknown
    /** Stream Chat: Channels, users and messages of an app. */
    streamchat: unknown
    stripe: unknown
    /** Stytch: Users and sessions of an app. */
    stytch: unknown
    /** Supabase: Projects, their databases and functions. */
    supabase: unknown
    /** SwaggerHub: API documents and their versions. */
    swaggerhub: unknown
    /** Tavily: Search of the web for agents. */
    tavily: unknown
    /** Taxamo: Taxes on digital sales. */
    taxamo: unknown
    /** TaxJar: Sales taxes and their reports. */
    taxjar: unknown
    telegram: unknown
    /** Telnyx: Text messages, calls and numbers. */
    telnyx: unknown
    /** Telstra Messaging: Text messages and virtual numbers. */
    telstra: unknown
    /** Transport for London: Lines, stops and arrivals. */
    tfl: unknown
    /** The Blue Alliance: Events, teams and matches of robots. */
    thebluealliance: unknown
    /** The Movie Database: Films, shows and persons. */
    themoviedb: unknown
    /** Thingiverse: Things to print in 3D and their makers. */
    thingiverse: unknown
    /** Threads: Posts and replies of an account. */
    threads: unknown
    /** Ticketbud: Events and their tickets. */
    ticketbud: unknown
    /** TikTok: Videos and profiles of an account. */
    tiktok: unknown
    /** Tiltify: Fundraising campaigns and donations. */
    tiltify: unknown
    /** Timely: Hours, projects and clients. */
    timely: unknown
    todoist: unknown
    /** Together AI: Answers and images of open models. */
    togetherai: unknown
    /** TomTom: Places, routes and traffic. */
    tomtom: unknown
    /** Trakt: Films and shows that a person has seen. */
    trakt: unknown
    /** Transloadit: Uploads and what becomes of them. */
    transloadit: unknown
    /** Traxo: Trips and bookings. */
    traxo: unknown
    trello: unknown
    /** Truora: Checks of persons and companies. */
    truora: unknown
    /** Trustpilot: Reviews and invitations of businesses. */
    trustpilot: unknown
    /** Tumblr: Blogs, posts and likes. */
    tumblr: unknown
    /** Turso: Databases, groups and their locations. */
    turso: unknown
    twilio: unknown
    /** Twitch: Channels, streams and clips. */
    twitch: unknown
    /** Typeform: Forms and what was filled in. */
    typeform: unknown
    /** Unbounce: Landing pages and their leads. */
    unbounce: unknown
    /** UniCourt: Cases, parties and judges of courts. */
    unicourt: unknown
    /** Unsplash: Photos, collections and their authors. */
    unsplash: unknown
    /** Up: Accounts and transactions of a bank. */
    up: unknown
    /** Uploadcare: Files, their groups and metadata. */
    uploadcare: unknown
    /** Urlbox: Screenshots of pages. */
    urlbox: unknown
    /** Vectara: Answers from own documents. */
    vectara: unknown
    /** Lightspeed Retail (X-Series): Sales, products and customers of shops. */
    vend: unknown
    vercel: unknown
    /** Vimeo: Videos, folders and their viewers. */
    vimeo: unknown
    /** VK: Profiles and posts of VK. */
    vk: unknown
    /** Vonage: Text messages, verification and numbers. */
    vonage: unknown
    /** VTEX: Products, orders and prices of stores. */
    vtex: unknown
    /** Vultr: Instances, networks and domains. */
    vultr: unknown
    /** Webex: Meetings, rooms and messages. */
    webex: unknown
    /** Webflow: Sites, their pages and collections. */
    webflow: unknown
    /** WebScraping.AI: Pages of the web as text. */
    webscrapingai: unknown
    /** Wikimedia: Pages and profiles of Wikimedia. */
    wikimedia: unknown
    /** Withings: Weight, sleep and activity. */
    withings: unknown
    /** Wix: Sites, their contents and stores. */
    wix: unknown
    /** WMATA: Trains and buses of Washington. */
    wmata: unknown
    /** Wordnik: Definitions and examples of words. */
    wordnik: unknown
    /** WordPress.com: Posts, pages and comments of sites. */
    wordpresscom: unknown
    /** WorkOS: Directories, organisations and sign-in of companies. */
    workos: unknown
    /** X: Posts, lists and messages of X. */
    x: unknown
    /** xAI: Answers and images of Grok. */
    xai: unknown
    /** Xero: Invoices, contacts and bank transactions. */
    xero: unknown
    /** Viva Engage: Posts and groups of companies. */
    yammer: unknown
    /** Yandex ID: Profiles of Yandex accounts. */
    yandex: unknown
    /** YNAB: Budgets, accounts and transactions of persons. */
    ynab: unknown
    /** YouTube: Videos, channels and playlists. */
    youtube: unknown
    /** YouTube Analytics: Views and viewers of channels. */
    youtubeanalytics: unknown
    zendesk: unknown
    /** Zendesk Sell: Leads, contacts and deals. */
    zendesksell: unknown
    /** Zettle: Products and purchases of shops. */
    zettle: unknown
    zoom: unknown
  }
}
