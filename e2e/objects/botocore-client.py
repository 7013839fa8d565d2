"""A program that gets its credentials as in a container, with botocore; prints who it is."""
import botocore.session

session = botocore.session.Session()
credentials = session.get_credentials()
sts = session.create_client('sts', region_name='eu-west-1')
print(credentials.method, sts.get_caller_identity()['Arn'])
