/** (b) The least that a Next route handler can do: read JSON, answer 201. */
export async function POST(request) {
  const event = await request.json()
  return Response.json({ id: 'x' }, { status: event.email ? 201 : 422 })
}
