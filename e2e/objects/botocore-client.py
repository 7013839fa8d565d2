"""A program that gets its credentials by itself, with botocore; prints where they come from, and who it is."""
try:
    # As it comes with the AWS CLI of Debian: this makes its botocore one to import.
    import awscli  # noqa: F401
except ImportError:
    pass
import botocore.session

session = botocore.session.Session()
credentials = session.get_credentials()
if credentials is None:
    raise SystemExit('There are no credentials.')
sts = session.create_client('sts', region_name='eu-west-1')
print(credentials.method, sts.get_caller_identity()['Arn'])
