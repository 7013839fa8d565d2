/** Which of AWS's own kinds of addresses the settings of a profile ask for: `use_fips_endpoint` and `use_dualstack_endpoint`. */

export interface EndpointKinds {
  readonly useFipsEndpoint: boolean;
  readonly useDualstackEndpoint: boolean;
}

/** `valueOf`: the text of a setting; empty or undefined where there is none. */
export function endpointKindsIn(valueOf: (key: string) => string | undefined): EndpointKinds {
  return {
    useFipsEndpoint: isOn(valueOf('use_fips_endpoint')),
    useDualstackEndpoint: isOn(valueOf('use_dualstack_endpoint')),
  };
}

/** As botocore's `ensure_boolean`: "true" in any case, and everything else is off. */
export function isOn(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true';
}
