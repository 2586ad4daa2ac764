#!/usr/bin/env bash
# Guess: what `toolRetryMiddleware()` returns can be given to `createAgent({ middleware })` under every strict setting of TypeScript.
# Instead: with `exactOptionalPropertyTypes` it does not compile (TS2769) and needs a cast.
#
# Seen with langchain 1.5.14, @langchain/langgraph 1.7.3, @langchain/core 1.4.0, zod 4.6.7, with TypeScript 7.0.2 and 5.9.3.
# The schema of its options is one of zod/v3, where a schema's description is `string | undefined`; the type that
# @langchain/core has for such schemas says `description?: string`. modelRetryMiddleware() is refused alike, and a middleware
# without such a schema, as modelFallbackMiddleware(), compiles with the flag too.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact \
  langchain@1.5.14 @langchain/langgraph@1.7.3 @langchain/core@1.4.0 zod@4.6.7 \
  typescript-7@npm:typescript@7.0.2 typescript-5@npm:typescript@5.9.3
for name in langchain @langchain/langgraph @langchain/core zod; do
  node -p "'$name ' + require('./node_modules/$name/package.json').version"
done

for factory in "toolRetryMiddleware()" "modelRetryMiddleware()" "modelFallbackMiddleware('openai:gpt-4.1')"; do
  cat > agent.ts <<EOF
import { createAgent, ${factory%%(*} } from 'langchain'

const middleware = ${factory}
export const agent = createAgent({ model: 'openai:gpt-5', middleware: [middleware] })
EOF
  for compiler in typescript-7 typescript-5; do
    for flag in false true; do
      said=$(node "node_modules/$compiler/bin/tsc" --noEmit --strict --skipLibCheck --target es2023 \
        --module nodenext --exactOptionalPropertyTypes "$flag" agent.ts) && said=compiles
      # One error, at the middleware, is what does not compile; anything else is another story.
      errors=$(grep -o '^agent.ts([0-9]*,[0-9]*): error TS[0-9]*' <<< "$said" || true)
      echo "$(node "node_modules/$compiler/bin/tsc" -v), exactOptionalPropertyTypes $flag, $factory: ${errors:-$said}"
      if [[ $flag = true && $factory != modelFallback* ]]; then
        [[ $errors = 'agent.ts(4,72): error TS2769' ]]
        grep -q "not assignable to type 'AnyAgentMiddleware' with 'exactOptionalPropertyTypes: true'" <<< "$said"
        grep -q "Type 'string | undefined' is not assignable to type 'string'" <<< "$said"
      else
        [[ $said = compiles ]]
      fi
    done
  done
done
echo 'As written: a middleware with a schema of options is refused, and only with the flag.'
