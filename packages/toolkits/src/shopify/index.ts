import { apiKeys, defineToolkit, type Field, oauth2, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { createDraftOrder, searchCustomers } from './customers.ts'
import { shopifyFailure } from './failure.ts'
import { graphql } from './graphql.ts'
import { getOrder, searchOrders, updateOrder } from './orders.ts'
import { createProduct, searchProducts, updateProduct, updateVariants } from './products.ts'

export type * from './tool-types.ts'

const site = 'https://{shop}.myshopify.com'
const shopQuery = graphql('query { shop { id name myshopifyDomain } }')

const shop: Field = {
  label: 'Shop',
  help: 'What stands before .myshopify.com; see Settings, Domains of your Shopify admin.',
  example: 'acme',
  pattern: '[A-Za-z0-9][A-Za-z0-9-]*',
}

/** Shopify: the orders, products and customers of a shop. */
export const shopify: Toolkit = defineToolkit({
  slug: 'shopify',
  name: 'Shopify',
  description: 'A web shop: orders and where they are, products and prices, customers.',
  logo: letterLogo('S', '#5e8e3e'),
  categories: ['e-commerce', 'sales'],
  version: '20261130_00',
  baseUrl: `${site}/admin/api/2026-07`,
  hosts: ['*.myshopify.com'],
  auth: {
    oauth: oauth2({
      label: 'Sign in with Shopify',
      fields: { shop },
      authorizeUrl: `${site}/admin/oauth/authorize`,
      tokenUrl: `${site}/admin/oauth/access_token`,
      tokenBody: 'json',
      // Without it tokens never end.
      tokenParameters: { expiring: '1' },
      pkce: 'none',
      scopeSeparator: ',',
      scopes: {
        read_orders: 'See orders of the last 60 days',
        write_orders: 'Change orders',
        read_products: 'See products, prices and stock',
        write_products: 'Create and change products',
        read_customers: 'See customers',
        read_draft_orders: 'See draft orders',
        write_draft_orders: 'Prepare orders for customers',
      },
      // Shopify tells the wider scope of a pair alone.
      includes: {
        write_orders: ['read_orders'],
        write_products: ['read_products'],
        write_draft_orders: ['read_draft_orders'],
      },
      callHeaders: { 'x-shopify-access-token': '{token}' },
      registerUrl: 'https://dev.shopify.com/dashboard',
    }),
    token: apiKeys({
      label: 'Admin API token',
      fields: {
        shop,
        access_token: {
          label: 'Admin API access token',
          secret: true,
          help: 'Of a custom app of your shop: Settings, Apps, Develop apps. Give it the scopes of orders, products, customers and draft orders, install it, and copy the token, which is shown once.',
        },
      },
      headers: { 'x-shopify-access-token': '{access_token}' },
      check: shopQuery,
    }),
  },
  verified: 'specified',
  docsUrl: 'https://shopify.dev/docs/api/admin-graphql',
  setup: [
    'Create an app at https://dev.shopify.com/dashboard with the redirect URL {redirect_uri} and the scopes below, not embedded in the Shopify admin.',
    'Under API access, ask for access to protected customer data: orders and customers are empty without it.',
    'Choose the distribution: one shop, or all. Shopify reviews what all can install.',
  ],
  rateLimits:
    '100 points a second for each app and shop, and more by plan; what a query takes depends on how much it asks for',
  failure: shopifyFailure,
  identity: {
    request: shopQuery,
    read: ({ data }: { data: { shop: Shop } }) => ({
      subject: data.shop.id,
      label: `${data.shop.name} (${data.shop.myshopifyDomain})`,
    }),
  },
  tools: [
    searchOrders,
    getOrder,
    searchProducts,
    searchCustomers,
    updateOrder,
    createProduct,
    updateProduct,
    updateVariants,
    createDraftOrder,
  ],
})

interface Shop {
  id: string
  name: string
  myshopifyDomain: string
}
