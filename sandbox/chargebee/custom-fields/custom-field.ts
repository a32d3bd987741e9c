/** As /custom_field_configs shows it. Source: apidocs.chargebee.com, "Custom field configs"; the SDK (3.33) has none. */
export interface CustomField {
  object: 'custom_field_config'
  entity_type: 'customer' | 'subscription' | 'invoice'
  /** Begins with `cf_`, at most 50 characters; how it comes from the label is not published. */
  api_name: string
  display_name: string
  field_datatype: 'string' | 'long' | 'double' | 'timestamp' | 'email' | 'url' | 'date'
  edit_ui: 'text' | 'text_area'
  required: boolean
  /** JSON. */
  props: string
  status: 'active' | 'inactive'
}
