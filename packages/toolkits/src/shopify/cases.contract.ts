import type { Operation } from '../read-operation.contract.ts'

const euro = (amount: string) => ({ amount, currencyCode: 'EUR' })
const bag = (amount: string) => ({ shopMoney: euro(amount) })
const page = <Node>(nodes: Node[]) => ({
  nodes,
  pageInfo: { hasNextPage: true, hasPreviousPage: false, endCursor: 'c2' },
})

const gid = (kind: string, id: number) => `gid://shopify/${kind}/${id}`
const common = {
  id: gid('Order', 1),
  name: '#1001',
  createdAt: '2026-11-26T09:00:00Z',
  cancelledAt: null,
  tags: ['gift'],
  customer: { id: gid('Customer', 7), displayName: 'Ana' },
}
const order = {
  ...common,
  displayFinancialStatus: 'PAID',
  displayFulfillmentStatus: 'FULFILLED',
  currentTotalPriceSet: bag('19.90'),
  email: 'ana@example.com',
  note: null,
  statusPageUrl: 'https://acme.myshopify.com/1/orders/1',
  shippingAddress: { formatted: ['Ana', '1 rue X', '69001 Lyon'] },
  lineItems: page([
    {
      title: 'Rope',
      variantTitle: '8 mm',
      sku: 'R-8',
      quantity: 1,
      discountedTotalSet: bag('19.90'),
    },
  ]),
  fulfillments: [
    {
      displayStatus: 'IN_TRANSIT',
      trackingInfo: [{ company: 'Post', number: 'X1', url: 'https://post.example/X1' }],
    },
  ],
}
const summary = {
  ...common,
  financialStatus: 'PAID',
  fulfillmentStatus: 'FULFILLED',
  total: euro('19.90'),
}
const variant = {
  id: gid('ProductVariant', 5),
  title: '8 mm',
  sku: 'R-8',
  price: '19.90',
  compareAtPrice: null,
  inventoryQuantity: 4,
}
const productRead = {
  id: gid('Product', 3),
  title: 'Rope',
  handle: 'rope',
  status: 'ACTIVE',
  vendor: 'Acme',
  productType: 'Gear',
  tags: ['climb'],
  totalInventory: 4,
  onlineStoreUrl: null,
  description: 'Strong.',
  variants: [variant],
}
const product = { ...productRead, variants: page([variant]) }

/** One tool, what it is to ask by Shopify's schema, and what it makes of a world. */
export interface ShopifyCase {
  slug: string
  input?: Record<string, unknown>
  world: Record<string, unknown>
  asks: Operation
  output: Record<string, unknown>
}

const query = (field: string, input: Record<string, unknown>): Operation => ({
  operation: 'query',
  field,
  input,
})
const mutation = (field: string, input: Record<string, unknown>): Operation => ({
  operation: 'mutation',
  field,
  input,
})

/** What Shopify's schema sorts by where nothing is said. */
const defaults = { sortKey: 'ID', reverse: false }

/** Every tool, at least once. */
export const cases: readonly ShopifyCase[] = [
  {
    slug: 'SHOPIFY_GET_ORDERS_WITH_FILTERS',
    input: { query: 'financial_status:paid', first: 5, after: 'c1' },
    world: { orders: page([order]) },
    asks: query('orders', {
      query: 'financial_status:paid',
      first: 5,
      after: 'c1',
      sortKey: 'CREATED_AT',
      reverse: true,
    }),
    output: { orders: [summary], next_cursor: 'c2' },
  },
  {
    slug: 'SHOPIFY_GET_ORDER',
    input: { order_id: '1' },
    world: { order },
    asks: query('order', { id: gid('Order', 1) }),
    output: {
      ...summary,
      email: 'ana@example.com',
      note: null,
      statusPageUrl: 'https://acme.myshopify.com/1/orders/1',
      shippingAddress: ['Ana', '1 rue X', '69001 Lyon'],
      items: [
        { title: 'Rope', variantTitle: '8 mm', sku: 'R-8', quantity: 1, total: euro('19.90') },
      ],
      shipments: [
        {
          status: 'IN_TRANSIT',
          tracking: [{ company: 'Post', number: 'X1', url: 'https://post.example/X1' }],
        },
      ],
    },
  },
  {
    slug: 'SHOPIFY_UPDATE_ORDER',
    input: { order_id: gid('Order', 1), note: 'Call first.', tags: ['gift', 'call'] },
    world: {
      orderUpdate: {
        order: { ...order, note: 'Call first.', tags: ['gift', 'call'] },
        userErrors: [],
      },
    },
    asks: mutation('orderUpdate', {
      input: { id: gid('Order', 1), note: 'Call first.', tags: ['gift', 'call'] },
    }),
    output: { id: gid('Order', 1), name: '#1001', note: 'Call first.', tags: ['gift', 'call'] },
  },
  {
    slug: 'SHOPIFY_GET_PRODUCTS',
    world: { products: page([product]) },
    asks: query('products', { first: 20, ...defaults }),
    output: { products: [productRead], next_cursor: 'c2' },
  },
  {
    slug: 'SHOPIFY_CREATE_PRODUCT',
    input: { title: 'Rope', descriptionHtml: '<p>Strong.</p>', tags: ['climb'] },
    world: { productCreate: { product, userErrors: [] } },
    asks: mutation('productCreate', {
      product: {
        title: 'Rope',
        descriptionHtml: '<p>Strong.</p>',
        tags: ['climb'],
        status: 'DRAFT',
      },
    }),
    output: productRead,
  },
  {
    slug: 'SHOPIFY_UPDATE_PRODUCT',
    input: { product_id: '3', status: 'ARCHIVED' },
    world: { productUpdate: { product, userErrors: [] } },
    asks: mutation('productUpdate', {
      product: {
        id: gid('Product', 3),
        status: 'ARCHIVED',
        deleteConflictingConstrainedMetafields: false,
      },
    }),
    output: productRead,
  },
  {
    slug: 'SHOPIFY_UPDATE_VARIANTS',
    input: {
      product_id: '3',
      variants: [{ id: '5', price: '17.50', compareAtPrice: '19.90', sku: 'R' }],
    },
    world: { productVariantsBulkUpdate: { productVariants: [variant], userErrors: [] } },
    asks: mutation('productVariantsBulkUpdate', {
      productId: gid('Product', 3),
      allowPartialUpdates: false,
      variants: [
        {
          id: gid('ProductVariant', 5),
          price: '17.50',
          compareAtPrice: '19.90',
          inventoryItem: { sku: 'R' },
        },
      ],
    }),
    output: { variants: [variant] },
  },
  {
    slug: 'SHOPIFY_SEARCH_CUSTOMERS',
    input: { query: 'ana' },
    world: {
      customers: page([
        {
          id: gid('Customer', 7),
          displayName: 'Ana',
          createdAt: '2026-11-26T09:00:00Z',
          numberOfOrders: '3',
          tags: [],
          note: null,
          amountSpent: euro('59.70'),
          defaultEmailAddress: { emailAddress: 'ana@example.com' },
          defaultPhoneNumber: null,
        },
      ]),
    },
    asks: query('customers', { query: 'ana', first: 20, ...defaults }),
    output: {
      customers: [
        {
          id: gid('Customer', 7),
          displayName: 'Ana',
          createdAt: '2026-11-26T09:00:00Z',
          numberOfOrders: '3',
          tags: [],
          note: null,
          amountSpent: euro('59.70'),
          email: 'ana@example.com',
        },
      ],
      next_cursor: 'c2',
    },
  },
  {
    slug: 'SHOPIFY_CREATE_DRAFT_ORDER',
    input: { items: [{ variant_id: '5', quantity: 2 }], email: 'ana@example.com' },
    world: {
      draftOrderCreate: {
        draftOrder: {
          id: gid('DraftOrder', 9),
          name: '#D1',
          status: 'OPEN',
          invoiceUrl: 'https://acme.myshopify.com/1/invoices/x',
          totalPriceSet: bag('39.80'),
        },
        userErrors: [],
      },
    },
    asks: mutation('draftOrderCreate', {
      input: {
        lineItems: [{ variantId: gid('ProductVariant', 5), quantity: 2 }],
        email: 'ana@example.com',
      },
    }),
    output: {
      id: gid('DraftOrder', 9),
      name: '#D1',
      status: 'OPEN',
      invoiceUrl: 'https://acme.myshopify.com/1/invoices/x',
      total: euro('39.80'),
    },
  },
]
