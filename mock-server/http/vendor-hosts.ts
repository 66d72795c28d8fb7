/** Hosts of NICE and Genesys in any region, e.g. `api-na1.niceincontact.com` and `login.usw2.pure.cloud`. */
export const vendorHost = String.raw`(?:[\w-]+\.)*(?:(?:nice-?)?incontact|nicecxone(?:-\w+)?|mypurecloud|pure)\.[a-z]+(?:\.[a-z]+)?`

const whole = new RegExp(`^${vendorHost}$`, 'i')

/** Whether a host, without a port, is one of NICE or Genesys. */
export function isVendorHost(host: string): boolean {
  return whole.test(host)
}
