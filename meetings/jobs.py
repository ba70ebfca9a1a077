"""Background jobs: each calls one service. A job that is delivered twice does its work once."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from meetings.intake import services as intake


@app.task(retry=RetryStrategy(max_attempts=3, exponential_wait=2))
def run_intake(run_id: int) -> None:
    """Take in the files of a run."""
    intake.run_intake(run_id=run_id)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="retry_stalled_jobs")
async def retry_stalled_jobs(timestamp: int) -> None:
    """Give the jobs of workers that died to the workers that live; every minute."""
    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(job)
