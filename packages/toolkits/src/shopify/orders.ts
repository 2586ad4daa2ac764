import { defineTool } from '@maillon/core/toolkit'
import { z } from 'zod'
import {
  type Connection,
  graphql,
  type MoneyBag,
  money,
  nextCursor,
  nextCursorOf,
  paging,
  shopifyId,
  wholeId,
} from './graphql.ts'

const summary = z.object({
  id: z.string(),
  name: z.string().describe('The number that people know, such as `#1001`.'),
  createdAt: z.string(),
  cancelledAt: z.string().nullish(),
  financialStatus: z.string().nullish().describe('`PAID`, `PENDING`, `REFUNDED` and others.'),
  fulfillmentStatus: z.string().nullish().describe('`UNFULFILLED`, `FULFILLED` and others.'),
  total: money.describe('With what was refunded or removed taken off.'),
  customer: z.object({ id: z.string(), displayName: z.string() }).nullish(),
  tags: z.array(z.string()).optional(),
})

const order = summary.extend({
  email: z.string().nullish(),
  note: z.string().nullish(),
  statusPageUrl: z.string().optional().describe('The page that the customer sees.'),
  shippingAddress: z.array(z.string()).optional(),
  items: z.array(
    z.object({
      title: z.string(),
      variantTitle: z.string().nullish(),
      sku: z.string().nullish(),
      quantity: z.number(),
      total: money,
    }),
  ),
  shipments: z.array(
    z.object({
      status: z.string().nullish(),
      tracking: z.array(
        z.object({
          company: z.string().nullish(),
          number: z.string().nullish(),
          url: z.string().nullish(),
        }),
      ),
    }),
  ),
})

interface ShopifyOrder {
  id: string
  name: string
  createdAt: string
  displayFinancialStatus?: string | null
  displayFulfillmentStatus?: string | null
  currentTotalPriceSet: MoneyBag
}

const shown = `id name createdAt cancelledAt tags displayFinancialStatus displayFulfillmentStatus
  currentTotalPriceSet { shopMoney { amount currencyCode } } customer { id displayName }`

function readSummary<Order extends ShopifyOrder>(source: Order) {
  const { displayFinancialStatus, displayFulfillmentStatus, currentTotalPriceSet, ...rest } = source
  return {
    ...rest,
    financialStatus: displayFinancialStatus,
    fulfillmentStatus: displayFulfillmentStatus,
    total: currentTotalPriceSet.shopMoney,
  }
}

const orderId = shopifyId('Order')

export const searchOrders = defineTool({
  slug: 'SHOPIFY_GET_ORDERS_WITH_FILTERS',
  name: 'Search orders',
  description:
    "Find orders by number, customer or Shopify's search terms: `name:#1001`, `email:ana@acme.com`, `financial_status:paid`, `fulfillment_status:unfulfilled`, `created_at:>2026-11-01`. Newest first.",
  effect: 'read',
  important: true,
  scopes: ['read_orders'],
  keywords: ['list', 'sales', 'purchases', 'recent', 'unfulfilled', 'unpaid', 'customer', 'find'],
  pitfalls: ['Orders of more than 60 days ago are there only for apps that Shopify lets see all.'],
  input: z.object({
    query: z.string().optional().describe('Words and terms; left out for all orders.'),
    ...paging,
  }),
  output: z.object({ orders: z.array(summary), next_cursor: nextCursor }),
  request: (input) =>
    graphql(
      `query ($query: String, $first: Int, $after: String) {
        orders(query: $query, first: $first, after: $after, sortKey: CREATED_AT, reverse: true) {
          nodes { ${shown} } pageInfo { hasNextPage endCursor }
        }
      }`,
      input,
    ),
  response: ({ data }: { data: { orders: Connection<ShopifyOrder> } }) => ({
    orders: data.orders.nodes.map(readSummary),
    next_cursor: nextCursorOf(data.orders),
  }),
})

export const getOrder = defineTool({
  slug: 'SHOPIFY_GET_ORDER',
  name: 'Get an order',
  description: 'Get one order: what was bought, where it goes, how far it is, tracking numbers.',
  effect: 'read',
  important: true,
  scopes: ['read_orders'],
  keywords: ['purchase', 'shipment', 'delivery', 'tracking', 'details', 'where is'],
  plan: [{ tool: 'SHOPIFY_GET_ORDERS_WITH_FILTERS', to: 'find the order: its id is the order_id' }],
  input: z.object({ order_id: orderId }),
  output: order,
  request: ({ order_id }) =>
    graphql(
      `query ($id: ID!) {
        order(id: $id) {
          ${shown} email note statusPageUrl
          shippingAddress { formatted(withName: true) }
          lineItems(first: 50) {
            nodes { title variantTitle sku quantity discountedTotalSet { shopMoney { amount currencyCode } } }
          }
          fulfillments(first: 10) { displayStatus trackingInfo(first: 5) { company number url } }
        }
      }`,
      { id: wholeId('Order', order_id) },
    ),
  response: ({ data }: { data: { order: WholeOrder | null } }) => readOrder(data.order),
})

interface WholeOrder extends ShopifyOrder {
  shippingAddress?: { formatted: string[] } | null
  lineItems: Connection<{ title: string; quantity: number; discountedTotalSet: MoneyBag }>
  fulfillments: { displayStatus?: string | null; trackingInfo: { number?: string | null }[] }[]
}

function readOrder(source: WholeOrder | null): z.input<typeof order> {
  if (!source) throw new Error('There is no such order.')
  const { shippingAddress, lineItems, fulfillments, ...rest } = source
  return {
    ...readSummary(rest),
    shippingAddress: shippingAddress?.formatted,
    items: lineItems.nodes.map(({ discountedTotalSet, ...item }) => ({
      ...item,
      total: discountedTotalSet.shopMoney,
    })),
    shipments: fulfillments.map(({ displayStatus, trackingInfo }) => ({
      status: displayStatus,
      tracking: trackingInfo,
    })),
  }
}

export const updateOrder = defineTool({
  slug: 'SHOPIFY_UPDATE_ORDER',
  name: 'Change an order',
  description: 'Change the note, the tags or the e-mail address of an order.',
  effect: 'write',
  idempotent: true,
  scopes: ['write_orders'],
  keywords: ['edit', 'label', 'comment', 'mark', 'purchase'],
  plan: [{ tool: 'SHOPIFY_GET_ORDERS_WITH_FILTERS', to: 'find the order: its id is the order_id' }],
  input: z.object({
    order_id: orderId,
    note: z.string().optional().describe('What the people of the shop should know.'),
    tags: z.array(z.string()).optional().describe('All of its tags; those left out are taken off.'),
    email: z.email().optional().describe("The customer's address for this order."),
  }),
  output: z.object({
    id: z.string(),
    name: z.string(),
    note: z.string().nullish(),
    tags: z.array(z.string()),
  }),
  request: ({ order_id, ...rest }) =>
    graphql(
      `mutation ($input: OrderInput!) {
        orderUpdate(input: $input) { order { id name note tags } userErrors { field message } }
      }`,
      { input: { id: wholeId('Order', order_id), ...rest } },
    ),
  response: ({ data }: { data: { orderUpdate: { order: never } } }) => data.orderUpdate.order,
})
