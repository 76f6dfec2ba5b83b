#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Orders a jar of ghee over HTTP, from browsing to the courier's label, as a customer's browser and
# a packer's desk would. The daemon must run with --demo. One line a step with its answer; exit 0,
# or 1 at the first step that fails, which is then named.
# usage: order.sh URL [LABEL_FILE]
set -euo pipefail

url=${1:?usage: order.sh URL [LABEL_FILE]}
label_file=${2:-label.pdf}
password=demo-ghee-2026
patience=120 # seconds that something which happens by itself may take
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

step="start"
say() { printf '  %-12s %s\n' "$step" "$*"; }
fail() {
    printf '  %-12s FAILED: %s\n' "$step" "$*" >&2
    exit 1
}

# call METHOD PATH [JSON] [curl's options…]: the answer goes to $status and $body.
call() {
    local method=$1 path=$2 json=${3:-}
    shift $(($# < 3 ? $# : 3))
    [[ -z $json ]] || set -- "$@" -H 'Content-Type: application/json' --data "$json"
    status=$(curl -sS -m "$patience" -X "$method" -o "$work/body" -w '%{http_code}' "$@" \
        "$url/api/v1$path" 2>"$work/problem") || fail "$method $path: $(<"$work/problem")"
    body=$(tr -d '\0' <"$work/body")
}
want() { [[ $status == "$1" ]] || fail "wanted $1, was answered $status: ${body:0:500}"; }
get() { jq -r "$1" <<<"$body"; }
rupees() { awk -v paise="$1" 'BEGIN { printf "₹%d.%02d", paise / 100, paise % 100 }'; }
# How many there are goes to $left.
look_up_stock() {
    call GET "/products/$1/availability"
    want 200
    left=$(get .available)
}

# until_true SECONDS COMMAND…
until_true() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        ((SECONDS < end)) || return 1
        sleep 0.1
    done
}

browse() {
    step=browse
    call GET '/products?in_stock=true&limit=100'
    want 200
    local all slug
    all=$body
    for slug in $(jq -r '.items[].slug' <<<"$all"); do
        look_up_stock "$slug"
        ((left >= 2)) || continue
        product=$(jq -c --arg slug "$slug" '.items[] | select(.slug == $slug)' <<<"$all")
        say "$(jq '.items | length' <<<"$all") products; takes $(jq -r .title <<<"$product")," \
            "$(rupees "$(jq .price_paise <<<"$product")")"
        return
    done
    fail "no product has two jars left"
}

fill_cart() {
    step="guest cart"
    call PUT "/cart/lines/$(jq -r .id <<<"$product")" '{"qty":2}'
    want 200
    cart_token=$(get .token)
    say "2 × $(get '.lines[0].title'), $(rupees "$(get .total_paise)") with shipping"
}

sign_in() {
    step="sign in"
    call POST /auth/login "{\"email\":\"asha@demo.paushtik.in\",\"password\":\"$password\"}" \
        -H "X-Cart-Token: $cart_token"
    want 200
    customer="Authorization: Bearer $(get .token)"
    local merged
    merged=$(get '.cart_merge.merged | length')
    call GET /cart '' -H "$customer"
    want 200
    cart=$body
    say "asha@demo.paushtik.in; $merged product merged, the cart has" \
        "$(get '[.lines[].qty] | add') jars"
}

# For all that the cart holds, "slug quantity stock" goes to $before.
note_stock() {
    local slug qty
    before=()
    while read -r slug qty; do
        look_up_stock "$slug"
        before+=("$slug $qty $left")
    done < <(jq -r '.lines[] | "\(.slug) \(.qty)"' <<<"$cart")
}

place() {
    step=place
    note_stock
    local key order
    key="order-$(date +%s%N)-$$"
    order=$(jq -nc '{address: {name: "Asha Rao", phone: "+919876543210", line1: "12 MG Road",
        line2: "Flat 4", city: "Mumbai", state: "IN-MH", pincode: "400001"}}')
    call POST /orders "$order" -H "$customer" -H "Idempotency-Key: $key"
    want 201
    number=$(get .order.number)
    gateway_order=$(get .payment.gateway_order_id)
    local total
    total=$(get .order.total_paise)
    [[ $(get .order.status) == pending_payment ]] || fail "its status is $(get .order.status)"
    call POST /orders "$order" -H "$customer" -H "Idempotency-Key: $key"
    want 201
    [[ $(get .order.number) == "$number" ]] || fail "the same key made a second order"
    say "$number, $(rupees "$total"), gateway order $gateway_order; the same key again: same order"
}

# The gateway's webhook and the browser's own message are under way at the same time.
pay() {
    step=pay
    local order="\"gateway_order_id\":\"$gateway_order\",\"outcome\":\"captured\""
    call POST /mock/razorpay/pay "{$order,\"deliver_webhook\":false}"
    want 200
    local evidence=$body
    curl -sS -m "$patience" -o "$work/webhook" -w '%{http_code}' --json \
        "{$order,\"deliver_webhook\":true}" "$url/api/v1/mock/razorpay/pay" \
        >"$work/webhook.status" &
    local webhook=$!
    call POST /payments/verify "$evidence"
    wait "$webhook" || fail "the gateway did not answer"
    want 200
    [[ $(<"$work/webhook.status") == 200 ]] ||
        fail "the gateway answered $(<"$work/webhook.status")"
    say "payment $(jq -r .razorpay_payment_id <<<"$evidence"); verify answered $(get .order.status)"
}

staff_order() {
    call GET "/admin/orders/$number" '' -H "$staff"
    want 200
}
heard_of_by_both() {
    staff_order
    [[ $(get '[.payment.evidence[].source] | unique | join(" ")') == *verify*webhook* ]]
}

paid_once() {
    step="paid once"
    call POST /staff/login "{\"email\":\"warehouse@demo.paushtik.in\",\"password\":\"$password\"}"
    want 200
    staff="Authorization: Bearer $(get .token)"
    until_true "$patience" heard_of_by_both ||
        fail "evidence came only from: $(get '[.payment.evidence[].source] | join(" ")')"
    [[ $(get .payment.state) == captured ]] || fail "the payment's state is $(get .payment.state)"
    [[ $(get '[.timeline[] | select(.kind == "paid")] | length') == 1 ]] ||
        fail "the order was paid more than once: $(get '[.timeline[].kind] | join(" ")')"
    say "$(get .status), $(rupees "$(get .payment.amount_paise)") captured;" \
        "evidence from $(get '[.payment.evidence[].source] | unique | join(" and ")')"
}

has_awb() {
    staff_order
    [[ $(get '.shipment.awb // ""') != "" ]]
}

shipment() {
    step=shipment
    until_true "$patience" has_awb || fail "none with an AWB came: $(get -c .shipment)"
    awb=$(get .shipment.awb)
    shipment_id=$(get .shipment.id)
    say "$(get .shipment.courier), AWB $awb, $(get .shipment.state)"
}

label_there() {
    call GET "/admin/shipments/$shipment_id/label.pdf" '' -H "$staff"
    [[ $status == 200 ]]
}

# pdfinfo and zbarimg measure and read it, where they are installed.
check_label() {
    checked="a PDF"
    [[ $(head -c 4 "$label_file") == %PDF ]] || fail "$label_file is not a PDF"
    if command -v pdfinfo >/dev/null; then
        pdfinfo "$label_file" | grep -Eq '^Page size: +288 x 432 pts' ||
            fail "not 4 × 6 inches: $(pdfinfo "$label_file" | grep '^Page size')"
        checked="4 × 6 inches"
    fi
    if command -v zbarimg >/dev/null && command -v pdftoppm >/dev/null; then
        pdftoppm -r 300 -png "$label_file" "$work/label"
        zbarimg -q --raw "$work"/label*.png 2>/dev/null | grep -qxF "$awb" ||
            fail "no barcode reads $awb"
        checked="$checked, its barcode reads $awb"
    fi
}

label() {
    step=label
    until_true "$patience" label_there || want 200
    cp "$work/body" "$label_file"
    check_label
    say "$label_file: $checked"
}

stock() {
    step=stock
    local slug qty had said=
    while read -r slug qty had; do
        look_up_stock "$slug"
        ((left == had - qty)) || fail "$slug: had $had, sold $qty, has $left"
        said+="${said:+, }$slug $had → $left"
    done < <(printf '%s\n' "${before[@]}")
    say "$said"
}

browse
fill_cart
sign_in
place
pay
paid_once
shipment
label
stock
