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

const customer = z.object({
  id: z.string(),
  displayName: z.string(),
  email: z.string().optional(),
  phone: z.string().optional(),
  numberOfOrders: z.string().describe('How many orders they made.'),
  amountSpent: money,
  tags: z.array(z.string()).optional(),
  note: z.string().nullish(),
  createdAt: z.string(),
})

type ShopifyCustomer = Omit<z.input<typeof customer>, 'email' | 'phone' | 'numberOfOrders'> & {
  numberOfOrders: string | number
  defaultEmailAddress?: { emailAddress: string } | null
  defaultPhoneNumber?: { phoneNumber: string } | null
}

export const searchCustomers = defineTool({
  slug: 'SHOPIFY_SEARCH_CUSTOMERS',
  name: 'Search customers',
  description:
    "Find customers by name, e-mail, phone or Shopify's search terms: `country:France`, `orders_count:>3`, `tag:vip`.",
  effect: 'read',
  important: true,
  scopes: ['read_customers'],
  keywords: ['list', 'buyers', 'clients', 'people', 'find', 'best customers'],
  input: z.object({
    query: z.string().optional().describe('Words and terms; left out for all customers.'),
    ...paging,
  }),
  output: z.object({ customers: z.array(customer), next_cursor: nextCursor }),
  request: (input) =>
    graphql(
      `query ($query: String, $first: Int, $after: String) {
        customers(query: $query, first: $first, after: $after) {
          nodes {
            id displayName createdAt numberOfOrders tags note amountSpent { amount currencyCode }
            defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber }
          }
          pageInfo { hasNextPage endCursor }
        }
      }`,
      input,
    ),
  response: ({ data }: { data: { customers: Connection<ShopifyCustomer> } }) => ({
    customers: data.customers.nodes.map(
      ({ defaultEmailAddress, defaultPhoneNumber, numberOfOrders, ...rest }) => ({
        ...rest,
        numberOfOrders: String(numberOfOrders),
        email: defaultEmailAddress?.emailAddress,
        phone: defaultPhoneNumber?.phoneNumber,
      }),
    ),
    next_cursor: nextCursorOf(data.customers),
  }),
})

export const createDraftOrder = defineTool({
  slug: 'SHOPIFY_CREATE_DRAFT_ORDER',
  name: 'Create a draft order',
  description:
    'Prepare an order for a customer. Nothing is charged: the answer has the address of an invoice that they can pay.',
  effect: 'write',
  scopes: ['write_draft_orders'],
  keywords: ['invoice', 'quote', 'new order', 'sell', 'cart', 'checkout'],
  plan: [{ tool: 'SHOPIFY_GET_PRODUCTS', to: 'learn the ids of the variants' }],
  input: z.object({
    items: z
      .array(
        z.object({
          variant_id: shopifyId('ProductVariant'),
          quantity: z.int().min(1).describe('How many.'),
        }),
      )
      .min(1)
      .describe('What is bought.'),
    email: z.email().optional().describe("The customer's address."),
    note: z.string().optional().describe('What the people of the shop should know.'),
    tags: z.array(z.string()).optional().describe('Tags of the order.'),
  }),
  output: z.object({
    id: z.string(),
    name: z.string(),
    status: z.string(),
    invoiceUrl: z.string().nullish().describe('Where the customer pays.'),
    total: money,
  }),
  request: ({ items, ...rest }) =>
    graphql(
      `mutation ($input: DraftOrderInput!) {
        draftOrderCreate(input: $input) {
          draftOrder { id name status invoiceUrl totalPriceSet { shopMoney { amount currencyCode } } }
          userErrors { field message }
        }
      }`,
      {
        input: {
          lineItems: items.map(({ variant_id, quantity }) => ({
            variantId: wholeId('ProductVariant', variant_id),
            quantity,
          })),
          ...rest,
        },
      },
    ),
  response: ({ data }: { data: { draftOrderCreate: { draftOrder: DraftOrder } } }) => {
    const { totalPriceSet, ...rest } = data.draftOrderCreate.draftOrder
    return { ...rest, total: totalPriceSet.shopMoney }
  },
})

interface DraftOrder {
  id: string
  name: string
  status: string
  totalPriceSet: MoneyBag
}
