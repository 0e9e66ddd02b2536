/**
 * What `db_password` must match: RDS refuses / @ " and spaces in a master password, and fewer than 12 characters are too
 * weak to guard a database. Read alike by Terraform and by JavaScript, as is `ALARM_EMAIL`.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.Constraints
 */
export const DATABASE_PASSWORD = "^[!#-.0-?A-~]{12,128}$";

/** What `alarm_email` must match: enough to notice a slip; AWS mails the address anyway. */
export const ALARM_EMAIL = "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$";
